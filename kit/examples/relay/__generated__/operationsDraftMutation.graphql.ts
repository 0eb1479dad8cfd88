/**
 * @generated SignedSource<<fed76dd00b2daf483ac98e7a67d6c755>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type ApplicationKind = "INITIAL" | "RENEWAL" | "SCOPE_CHANGE";
export type ApplicationState = "ADMISSIBLE" | "DECIDED" | "DEFERRED" | "DRAFT" | "EVALUATED" | "INADMISSIBLE" | "INCOMPLETE" | "LAPSED" | "SCHEDULED" | "SUBMITTED" | "UNDER_EVALUATION" | "UNDER_REVIEW" | "WITHDRAWN";
export type DraftApplicationInput = {
  applicantId: string;
  kind: ApplicationKind;
  labelNumber?: string | null | undefined;
  scope: ScopeTextInput;
  subjectId: string;
};
export type ScopeTextInput = {
  en?: string | null | undefined;
  fr: string;
};
export type operationsDraftMutation$variables = {
  input: DraftApplicationInput;
};
export type operationsDraftMutation$data = {
  readonly draftApplication: {
    readonly application: {
      readonly id: string;
      readonly state: ApplicationState;
      readonly version: number;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
    }>;
  } | null | undefined;
};
export type operationsDraftMutation = {
  response: operationsDraftMutation$data;
  variables: operationsDraftMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "ApplicationPayload",
    "kind": "LinkedField",
    "name": "draftApplication",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Application",
        "kind": "LinkedField",
        "name": "application",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "version",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "state",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "UserError",
        "kind": "LinkedField",
        "name": "userErrors",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "code",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsDraftMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "operationsDraftMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "37de07dbb74a5b28aa3d20f05983d0d0",
    "id": null,
    "metadata": {},
    "name": "operationsDraftMutation",
    "operationKind": "mutation",
    "text": "mutation operationsDraftMutation(\n  $input: DraftApplicationInput!\n) {\n  draftApplication(input: $input) {\n    application {\n      id\n      version\n      state\n    }\n    userErrors {\n      code\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "f7c894241a255c6bc696a8c0014285b0";

export default node;

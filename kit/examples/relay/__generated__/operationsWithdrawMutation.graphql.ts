/**
 * @generated SignedSource<<052a023f598003d3a9b319cf3c84678c>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type ApplicationState = "ADMISSIBLE" | "DECIDED" | "DEFERRED" | "DRAFT" | "EVALUATED" | "INADMISSIBLE" | "INCOMPLETE" | "LAPSED" | "SCHEDULED" | "SUBMITTED" | "UNDER_EVALUATION" | "UNDER_REVIEW" | "WITHDRAWN";
export type WithdrawApplicationInput = {
  applicationId: string;
  expectedVersion: number;
  reason?: ReasonInput | null | undefined;
};
export type ReasonInput = {
  en?: string | null | undefined;
  fr: string;
};
export type operationsWithdrawMutation$variables = {
  input: WithdrawApplicationInput;
};
export type operationsWithdrawMutation$data = {
  readonly withdrawApplication: {
    readonly application: {
      readonly id: string;
      readonly state: ApplicationState;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
    }>;
  } | null | undefined;
};
export type operationsWithdrawMutation = {
  response: operationsWithdrawMutation$data;
  variables: operationsWithdrawMutation$variables;
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
    "name": "withdrawApplication",
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
    "name": "operationsWithdrawMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "operationsWithdrawMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "a42b265edd92d87289fcc13fd1a76fa0",
    "id": null,
    "metadata": {},
    "name": "operationsWithdrawMutation",
    "operationKind": "mutation",
    "text": "mutation operationsWithdrawMutation(\n  $input: WithdrawApplicationInput!\n) {\n  withdrawApplication(input: $input) {\n    application {\n      id\n      state\n    }\n    userErrors {\n      code\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "92ba61cc6f0ab27be474dc6de0170f7f";

export default node;

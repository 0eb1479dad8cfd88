/**
 * @generated SignedSource<<afa70581faf1ff8e8ca7838055f08cae>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type operationsProfileQuery$variables = {
  siren: string;
};
export type operationsProfileQuery$data = {
  readonly firm: {
    readonly legalName: string;
  } | null | undefined;
};
export type operationsProfileQuery = {
  response: operationsProfileQuery$data;
  variables: operationsProfileQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "siren"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "siren",
    "variableName": "siren"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "legalName",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsProfileQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "Firm",
        "kind": "LinkedField",
        "name": "firm",
        "plural": false,
        "selections": [
          (v2/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "operationsProfileQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "Firm",
        "kind": "LinkedField",
        "name": "firm",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "db97ae42c618f59d91a9502895825037",
    "id": null,
    "metadata": {},
    "name": "operationsProfileQuery",
    "operationKind": "query",
    "text": "query operationsProfileQuery(\n  $siren: SIREN!\n) {\n  firm(siren: $siren) {\n    legalName\n    id\n  }\n}\n"
  }
};
})();

(node as any).hash = "3a780eb0d9b6b28cc079cb57e5fab99c";

export default node;

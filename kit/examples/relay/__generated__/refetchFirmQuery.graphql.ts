/**
 * @generated SignedSource<<0a4bca91f2950cbf7e3a43d687113f17>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type refetchFirmQuery$variables = {
  id: string;
};
export type refetchFirmQuery$data = {
  readonly node: {
    readonly " $fragmentSpreads": FragmentRefs<"refetch_firm">;
  } | null | undefined;
};
export type refetchFirmQuery = {
  response: refetchFirmQuery$data;
  variables: refetchFirmQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "id"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "refetchFirmQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "refetch_firm"
          }
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
    "name": "refetchFirmQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "__typename",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          },
          {
            "kind": "InlineFragment",
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "legalName",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "verified",
                "storageKey": null
              }
            ],
            "type": "Firm",
            "abstractKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "b0bc7fc14913b198d477947a51e635cb",
    "id": null,
    "metadata": {},
    "name": "refetchFirmQuery",
    "operationKind": "query",
    "text": "query refetchFirmQuery(\n  $id: ID!\n) {\n  node(id: $id) {\n    __typename\n    ...refetch_firm\n    id\n  }\n}\n\nfragment refetch_firm on Firm {\n  id\n  legalName\n  verified\n}\n"
  }
};
})();

(node as any).hash = "a1d32b05bfc527c72105ec6fc457cd56";

export default node;

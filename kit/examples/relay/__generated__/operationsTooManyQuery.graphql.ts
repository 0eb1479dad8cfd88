/**
 * @generated SignedSource<<1a580f6a2ca0b78790e473285e81d165>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { Result } from "relay-runtime";
export type operationsTooManyQuery$variables = {
  first: number;
};
export type operationsTooManyQuery$data = {
  readonly firms: Result<{
    readonly nodes: ReadonlyArray<{
      readonly id: string;
    }>;
  } | null | undefined, unknown>;
};
export type operationsTooManyQuery = {
  response: operationsTooManyQuery$data;
  variables: operationsTooManyQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "first"
  }
],
v1 = {
  "alias": null,
  "args": [
    {
      "kind": "Variable",
      "name": "first",
      "variableName": "first"
    }
  ],
  "concreteType": "FirmConnection",
  "kind": "LinkedField",
  "name": "firms",
  "plural": false,
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Firm",
      "kind": "LinkedField",
      "name": "nodes",
      "plural": true,
      "selections": [
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
  ],
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "operationsTooManyQuery",
    "selections": [
      {
        "kind": "CatchField",
        "field": (v1/*:: as any*/),
        "to": "RESULT"
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "operationsTooManyQuery",
    "selections": [
      (v1/*:: as any*/)
    ]
  },
  "params": {
    "cacheID": "08114582bcbe9707389c3269e754fe5d",
    "id": null,
    "metadata": {},
    "name": "operationsTooManyQuery",
    "operationKind": "query",
    "text": "query operationsTooManyQuery(\n  $first: Int!\n) {\n  firms(first: $first) {\n    nodes {\n      id\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "655939466052fa972960bbdd5c186bdd";

export default node;

/**
 * @generated SignedSource<<13473d88d261a050bdec0a9c8860e9ce>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type operationsDecisionsSubscription$variables = {
  after?: string | null | undefined;
};
export type operationsDecisionsSubscription$data = {
  readonly labelDecisions: {
    readonly seq: number;
  };
};
export type operationsDecisionsSubscription = {
  response: operationsDecisionsSubscription$data;
  variables: operationsDecisionsSubscription$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "after"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "after",
        "variableName": "after"
      }
    ],
    "concreteType": "LabelDecisionEvent",
    "kind": "LinkedField",
    "name": "labelDecisions",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "seq",
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
    "name": "operationsDecisionsSubscription",
    "selections": (v1/*:: as any*/),
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "operationsDecisionsSubscription",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "39d93bcbb86d0275e78a8fc944e7b494",
    "id": null,
    "metadata": {},
    "name": "operationsDecisionsSubscription",
    "operationKind": "subscription",
    "text": "subscription operationsDecisionsSubscription(\n  $after: String\n) {\n  labelDecisions(after: $after) {\n    seq\n  }\n}\n"
  }
};
})();

(node as any).hash = "26dc521527b8e95b011ec29f5f259a57";

export default node;

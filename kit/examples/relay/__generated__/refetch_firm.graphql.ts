/**
 * @generated SignedSource<<dc6b45341c6f03afc2ad0c95487e0668>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type refetch_firm$data = {
  readonly id: string;
  readonly legalName: string;
  readonly verified: boolean;
  readonly " $fragmentType": "refetch_firm";
};
export type refetch_firm$key = {
  readonly " $data"?: refetch_firm$data;
  readonly " $fragmentSpreads": FragmentRefs<"refetch_firm">;
};

import refetchFirmQuery_graphql from './refetchFirmQuery.graphql';

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "refetch": {
      "connection": null,
      "fragmentPathInResult": [
        "node"
      ],
      "operation": refetchFirmQuery_graphql,
      "identifierInfo": {
        "identifierField": "id",
        "identifierQueryVariableName": "id"
      }
    }
  },
  "name": "refetch_firm",
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
};

(node as any).hash = "a1d32b05bfc527c72105ec6fc457cd56";

export default node;

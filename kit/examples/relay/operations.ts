import { graphql } from 'relay-runtime';

/** What the example asks for. Relay's compiler turns each into a file of `__generated__`, types included. */

export const profile = graphql`
  query operationsProfileQuery($siren: SIREN!) {
    firm(siren: $siren) {
      legalName
    }
  }
`;

/** Without `@catch` a field that failed is null, and nobody is told why. */
export const tooMany = graphql`
  query operationsTooManyQuery($first: Int!) {
    firms(first: $first) @catch(to: RESULT) {
      nodes {
        id
      }
    }
  }
`;

/** The pages of a connection join in the store. */
export const firms = graphql`
  query operationsFirmsQuery($first: Int!, $after: String) {
    firms(first: $first, after: $after) @connection(key: "operations_firms") {
      edges {
        node {
          id
          legalName
        }
      }
      pageInfo {
        endCursor
      }
    }
  }
`;

export const draft = graphql`
  mutation operationsDraftMutation($input: DraftApplicationInput!) {
    draftApplication(input: $input) {
      application {
        id
        version
        state
      }
      userErrors {
        code
      }
    }
  }
`;

export const withdraw = graphql`
  mutation operationsWithdrawMutation($input: WithdrawApplicationInput!) {
    withdrawApplication(input: $input) {
      application {
        id
        state
      }
      userErrors {
        code
      }
    }
  }
`;

export const decisions = graphql`
  subscription operationsDecisionsSubscription($after: String) {
    labelDecisions(after: $after) {
      seq
    }
  }
`;

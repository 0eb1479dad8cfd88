import type { BenchSubgraph } from '../graph';
import { firmId } from './ids';

/** Labels are evaluated by one of this many firms. */
const EVALUATORS = 7;

function labelOf(product: string): object {
  const [, firm = '1', number = '1'] = product.split('-');
  return {
    id: `label-${firm}-${number}`,
    status: 'ACTIVE',
    trl: 4 + (Number(number) % 6),
    validUntil: '2028-12-31',
    evaluatedBy: { __typename: 'Firm', id: firmId(1 + (Number(firm) % EVALUATORS)) },
  };
}

export const accreditation: BenchSubgraph = {
  name: 'accreditation',
  sdl: /* GraphQL */ `
    type Product @extends @key(fields: "id") {
      id: ID! @external
      currentLabel: Label
    }

    type Firm @extends @key(fields: "id") {
      id: ID! @external
    }

    type Label @key(fields: "id") {
      id: ID!
      status: String!
      trl: Int!
      validUntil: String
      evaluatedBy: Firm
    }
  `,
  root: {},
  entity: ({ __typename, id }) => ({
    __typename,
    id,
    currentLabel: () => labelOf(String(id)),
  }),
};

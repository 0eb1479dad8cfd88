import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { firstDifference } from '../testing/answer-difference';
import { ownGateway, stockGateway, type TestGateway, type TestRequest } from '../testing/gateways';
import {
  answersOf,
  apiSchema,
  CASES,
  faultyWorlds,
  healthy,
  LONGEST_RUN_MS,
  monolithAnswer,
  ordinaryOperations,
  RUN,
  supergraph,
  world,
} from '../testing/generated-cases';
import { withoutConditions } from '../testing/without-conditions';

describe('generated operations, when subgraphs fail', () => {
  let own: TestGateway;
  let stock: TestGateway;

  beforeAll(async () => {
    own = await ownGateway(supergraph, world);
    stock = await stockGateway(supergraph, world);
  });

  afterAll(async () => {
    await own.stop();
    await stock.stop();
  });

  it(
    'are answered as the stock gateway answers them',
    async () => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(ordinaryOperations, faultyWorlds, async (asked, faulty) => {
          const request = withoutConditions(apiSchema, asked);
          const isComparable =
            (await stockIsRight(request, faulty.seed)) &&
            (faulty.dead.length === 0 || (await asksTheSame(request, faulty.seed)));
          if (!isComparable) {
            return;
          }
          compared++;
          const ours = await answersOf(own, request, faulty);
          const theirs = await answersOf(stock, request, faulty);
          expect(firstDifference(ours.data, theirs.data)).toBeNull();
          expect(codesOf(ours.errors)).toEqual(codesOf(theirs.errors));
        }),
        RUN,
      );
      expect(compared).toBeGreaterThan(CASES * 0.8);
    },
    LONGEST_RUN_MS,
  );

  /** Stock has faults of its own; what it gets wrong in a world without faults proves nothing in another. */
  const stockIsRight = async (request: TestRequest, seed: number): Promise<boolean> => {
    const { data } = await answersOf(stock, request, healthy(seed));
    const monolith = await monolithAnswer(request, seed);
    return firstDifference(data, monolith.data) === null;
  };

  /** Where two subgraphs can be asked for a field, either may be: it shows when one of them is dead. */
  const asksTheSame = async (request: TestRequest, seed: number): Promise<boolean> => {
    const asked: string[] = [];
    for (const gateway of [own, stock]) {
      await answersOf(gateway, request, healthy(seed));
      const roots = world.calls.filter(({ request: { query } }) => !query.includes('_entities'));
      asked.push(
        roots
          .map(({ subgraph }) => subgraph)
          .toSorted()
          .join(),
      );
    }
    return asked[0] === asked[1];
  };
});

/** Which codes there are. Stock says elsewhere that a value was invalid, and only when nothing else was wrong. */
function codesOf(errors: readonly GraphQLFormattedError[] = []): string[] {
  const codes = new Set(errors.map(({ extensions }) => String(extensions?.['code'])));
  codes.delete('SUBGRAPH_INVALID_VALUE');
  return [...codes].toSorted();
}

import fc from 'fast-check';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { loadFederatedSchema } from '../planning';
import { firstDifference } from '../testing/answer-difference';
import { composeFixture, FixtureWorld } from '../testing/fixture';
import { ownGateway, stockGateway, type TestGateway, type TestRequest } from '../testing/gateways';
import { type Faults, NO_FAULTS } from '../testing/invented-data';
import {
  AWKWARD_ALIASES,
  CONFUSING_ALIASES,
  generateOperation,
} from '../testing/operation-generator';
import { withoutConditions } from '../testing/without-conditions';

/** Fixed, so that a run repeats; `FUZZ_SEED` and `FUZZ_CASES` look further. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 2026);
const CASES = Number(process.env['FUZZ_CASES'] ?? 200);

interface World {
  readonly seed: number;
  readonly faults: Faults;
  readonly dead: readonly string[];
}

const supergraph = composeFixture();
const { apiSchema } = loadFederatedSchema(supergraph.sdl);
const world = new FixtureWorld();

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const ordinary = seeds.map((seed) => generateOperation(apiSchema, seed));
const confusing = seeds.map((seed) =>
  generateOperation(apiSchema, seed, [...CONFUSING_ALIASES, ...AWKWARD_ALIASES]),
);
const rates = fc.constantFrom(0, 0, 0.05, 0.15);
const faultyWorlds: fc.Arbitrary<World> = fc.record({
  seed: seeds,
  faults: fc.record({ nulls: rates, errors: rates, missingEntities: rates }),
  dead: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...world.names).map((name) => [name]) },
  ),
});

const answersOf = async (
  gateway: TestGateway,
  request: TestRequest,
  { seed, faults, dead }: World,
): Promise<FormattedExecutionResult> => {
  world.begin(seed, faults, dead);
  return gateway.ask(request);
};

const monolithAnswer = (request: TestRequest, seed: number): Promise<FormattedExecutionResult> => {
  world.begin(seed, NO_FAULTS);
  return world.executeMonolith(apiSchema, request);
};

describe('generated operations', () => {
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

  it('are answered as one server with all the data would answer them', async () => {
    await fc.assert(
      fc.asyncProperty(confusing, seeds, async (request, seed) => {
        const monolith = await monolithAnswer(request, seed);
        const { data, errors } = await answersOf(own, request, {
          seed,
          faults: NO_FAULTS,
          dead: [],
        });
        expect(firstDifference(data, monolith.data, { ordered: true })).toBeNull();
        expect(placesOf(errors)).toEqual(placesOf(monolith.errors));
      }),
      { seed: SEED, numRuns: CASES, endOnFailure: true },
    );
  });

  it('are answered as the stock gateway answers them when subgraphs fail', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(ordinary, faultyWorlds, async (asked, faulty) => {
        const request = withoutConditions(apiSchema, asked);
        if (!(await stockIsRight(request, faulty.seed))) {
          return;
        }
        compared++;
        const ours = await answersOf(own, request, faulty);
        const theirs = await answersOf(stock, request, faulty);
        expect(firstDifference(ours.data, theirs.data)).toBeNull();
        expect(codesOf(ours.errors)).toEqual(codesOf(theirs.errors));
      }),
      { seed: SEED, numRuns: CASES, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(CASES * 0.8);
  });

  /** Stock has faults of its own; what it gets wrong in a world without faults proves nothing in another. */
  const stockIsRight = async (request: TestRequest, seed: number): Promise<boolean> => {
    const healthy = { seed, faults: NO_FAULTS, dead: [] };
    const { data } = await answersOf(stock, request, healthy);
    const monolith = await monolithAnswer(request, seed);
    return firstDifference(data, monolith.data) === null;
  };
});

/** Where there are errors, whatever they say. */
function placesOf(errors: readonly GraphQLFormattedError[] = []): string[] {
  return [...new Set(errors.map(({ path = [] }) => path.join('.')))].toSorted();
}

/** Which codes there are. Stock says elsewhere that a value was invalid, and only when nothing else was wrong. */
function codesOf(errors: readonly GraphQLFormattedError[] = []): string[] {
  const codes = new Set(errors.map(({ extensions }) => String(extensions?.['code'])));
  codes.delete('SUBGRAPH_INVALID_VALUE');
  return [...codes].toSorted();
}

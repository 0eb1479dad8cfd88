import fc from 'fast-check';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { loadFederatedSchema } from '../planning';
import { composeFixture, FixtureWorld } from './fixture';
import type { TestGateway, TestRequest } from './gateways';
import { type Faults, NO_FAULTS } from './invented-data';
import { AWKWARD_ALIASES, CONFUSING_ALIASES, generateOperation } from './operation-generator';

/** Fixed, so that a run repeats; `FUZZ_SEED` and `FUZZ_CASES` look further. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 2026);

/** Of each of the two tests. */
export const CASES = Number(process.env['FUZZ_CASES'] ?? 1_100);

/** What a slow machine may take for one case. */
const SLOWEST_CASE_MS = 500;
export const LONGEST_RUN_MS = 10_000 + CASES * SLOWEST_CASE_MS;

export const RUN = { seed: SEED, numRuns: CASES, endOnFailure: true } as const;

export interface FaultyWorld {
  readonly seed: number;
  readonly faults: Faults;
  readonly dead: readonly string[];
}

export const supergraph = composeFixture();
export const { apiSchema } = loadFederatedSchema(supergraph.sdl);
export const world = new FixtureWorld();

export const seeds = fc.integer({ min: 0, max: 1_000_000 });
export const ordinaryOperations = seeds.map((seed) => generateOperation(apiSchema, seed));
export const confusingOperations = seeds.map((seed) =>
  generateOperation(apiSchema, seed, [...CONFUSING_ALIASES, ...AWKWARD_ALIASES]),
);

const rates = fc.constantFrom(0, 0, 0.05, 0.15);
export const faultyWorlds: fc.Arbitrary<FaultyWorld> = fc.record({
  seed: seeds,
  faults: fc.record({ nulls: rates, errors: rates, missingEntities: rates }),
  dead: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...world.names).map((name) => [name]) },
  ),
});

export const healthy = (seed: number): FaultyWorld => ({ seed, faults: NO_FAULTS, dead: [] });

export async function answersOf(
  gateway: TestGateway,
  request: TestRequest,
  { seed, faults, dead }: FaultyWorld,
): Promise<FormattedExecutionResult> {
  world.begin(seed, faults, dead);
  return gateway.ask(request);
}

export async function monolithAnswer(
  request: TestRequest,
  seed: number,
): Promise<FormattedExecutionResult> {
  world.begin(seed, NO_FAULTS);
  return world.executeMonolith(apiSchema, request);
}

/** Where there are errors, whatever they say. */
export function placesOf(errors: readonly GraphQLFormattedError[] = []): string[] {
  return [...new Set(errors.map(({ path = [] }) => path.join('.')))].toSorted();
}

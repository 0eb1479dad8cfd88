import fc from 'fast-check';
import { firstDifference } from '../testing/answer-difference';
import { ownGateway, type TestGateway, type TestRequest } from '../testing/gateways';
import {
  answersOf,
  confusingOperations,
  healthy,
  LONGEST_RUN_MS,
  monolithAnswer,
  placesOf,
  RUN,
  seeds,
  supergraph,
  world,
} from '../testing/generated-cases';
import { withOtherAliases } from '../testing/other-aliases';
import { withOtherLiterals } from '../testing/other-literals';

describe('generated operations', () => {
  let own: TestGateway;

  beforeAll(async () => {
    own = await ownGateway(supergraph, world);
  });

  afterAll(() => own.stop());

  const expectRight = async (request: TestRequest, seed: number): Promise<void> => {
    const monolith = await monolithAnswer(request, seed);
    const { data, errors } = await answersOf(own, request, healthy(seed));
    expect(firstDifference(data, monolith.data, { ordered: true })).toBeNull();
    expect(placesOf(errors)).toEqual(placesOf(monolith.errors));
  };

  it(
    'are answered as one server with all the data would answer them, and with other literals or aliases as well',
    async () => {
      await fc.assert(
        fc.asyncProperty(confusingOperations, seeds, async (request, seed) => {
          await expectRight(request, seed);
          await expectRight(withOtherLiterals(request), seed);
          await expectRight(withOtherAliases(request), seed);
        }),
        RUN,
      );
    },
    LONGEST_RUN_MS,
  );
});

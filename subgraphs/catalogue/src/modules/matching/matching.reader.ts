import { BadUserInput } from '@apogee/shared/errors';
import { groupByKey } from '@apogee/shared/graphql';
import { compareMatches, type Match, matchOf } from './match';
import type { CandidateCriteria, MatchingRepository } from './matching.repository';
import type { Requirement } from './requirement';

/** More products than this are not what a requirement means; judging them all would take seconds. */
const MOST_CANDIDATES = 20_000;

export interface MatchingReader {
  /** All products looked for, judged, best first. */
  match(criteria: CandidateCriteria, requirement: Requirement): Promise<readonly Match[]>;
}

/** What a resolver of this module finds in the request's context. */
export interface MatchingContext {
  readonly matching: MatchingReader;
}

export function createMatchingReader(products: MatchingRepository): MatchingReader {
  return {
    match: async (criteria, requirement) => {
      const found = await products.findCandidates(criteria, MOST_CANDIDATES + 1);
      if (found.length > MOST_CANDIDATES) {
        throw new BadUserInput(
          `requirement: names more than ${MOST_CANDIDATES} products; give a category further down the product tree, or words.`,
          'requirement',
        );
      }
      const ids = found.map(({ id }) => id);
      const parameters = requirement.constraints.map(({ parameter }) => parameter);
      const figures = groupByKey(
        ids,
        parameters.length === 0 ? [] : await products.findFigures(ids, parameters),
        ({ productId }) => productId,
      );
      return found
        .map((product, index) =>
          matchOf(requirement, Object.assign(product, { figures: figures[index] ?? [] })),
        )
        .toSorted(compareMatches);
    },
  };
}

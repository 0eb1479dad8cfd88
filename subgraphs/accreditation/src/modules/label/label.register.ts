import { type IsoDate, isIsoDate } from '@apogee/shared/clock';
import { BadUserInput } from '@apogee/shared/errors';
import { type ConnectionOf, decodeCursor, listOf, toConnection } from '@apogee/shared/graphql';
import type { Label } from './label';
import type { LabelCount, LabelCriteria, LabelPage, LabelRepository } from './label.repository';

interface RegisterPage {
  readonly first: number;
  readonly after: string | null;
}

/** The register of labels as lists read it. */
export interface LabelRegister {
  page(criteria: LabelCriteria, page: RegisterPage): Promise<ConnectionOf<Label>>;
  statistics(day: IsoDate): Promise<readonly LabelCount[]>;
}

export function createLabelRegister(repository: LabelRepository): LabelRegister {
  return {
    page: async (criteria, { first, after }) => {
      // A cursor stays good past midnight: the day is not what the client asked.
      const list = listOf('labels', { ...criteria, today: null });
      const rows = await repository.page(criteria, {
        after: after === null ? null : positionAfter(list, after),
        limit: first + 1,
      });
      return toConnection({
        list,
        rows,
        first,
        after,
        keyOf: ({ validUntil, number }) => [validUntil, number],
        toNode: (label) => label,
        countAll: () => repository.count(criteria),
      });
    },
    statistics: (day) => repository.statistics(day),
  };
}

function positionAfter(list: string, cursor: string): LabelPage['after'] {
  const [validUntil, number] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (validUntil === undefined || number === undefined || !isIsoDate(validUntil)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { validUntil, number };
}

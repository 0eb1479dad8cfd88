import { type IsoDate, isIsoDate } from '@apogee/shared/clock';
import { BadUserInput } from '@apogee/shared/errors';
import { type ConnectionOf, decodeCursor, toConnection } from '@apogee/shared/graphql';
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

const LIST = 'labels';

export function createLabelRegister(repository: LabelRepository): LabelRegister {
  return {
    page: async (criteria, { first, after }) => {
      const rows = await repository.page(criteria, {
        after: positionAfter(after),
        limit: first + 1,
      });
      return toConnection({
        list: LIST,
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

function positionAfter(cursor: string | null): LabelPage['after'] {
  if (cursor === null) {
    return null;
  }
  const [validUntil, number] = decodeCursor(LIST, cursor, ['text', 'text']).map(String);
  if (validUntil === undefined || number === undefined || !isIsoDate(validUntil)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { validUntil, number };
}

import { type IsoDate, isIsoDate } from '@apogee/shared/clock';
import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import type { Label } from './label';
import type { LabelCount, LabelPage, LabelRepository } from './label.repository';
import type { LabelCriteria } from './label-criteria.repository';

/** The register of labels as lists read it. */
export interface LabelRegister {
  page(criteria: LabelCriteria, page: PageRequest): Promise<ConnectionOf<Label>>;
  statistics(day: IsoDate): Promise<readonly LabelCount[]>;
}

export function createLabelRegister(repository: LabelRepository): LabelRegister {
  return {
    page: (criteria, request) => {
      // A cursor stays good past midnight: the day is not what the client asked.
      const list = listOf('labels', { ...criteria, today: null });
      return readConnection({
        list,
        request,
        positionAfter,
        read: (page) => repository.page(criteria, page),
        keyOf: ({ validUntil, number }) => [validUntil, number],
        countAll: () => repository.count(criteria),
      });
    },
    statistics: (day) => repository.statistics(day),
  };
}

function positionAfter(list: ListName, cursor: string): LabelPage['after'] {
  const [validUntil, number] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (validUntil === undefined || number === undefined || !isIsoDate(validUntil)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { validUntil, number };
}

import { z } from 'zod';
import { establishmentChanged, firmChanged, itemChanged, searchMatched } from './catalogue-events';
import type { EventContract } from './event-contract';
import { applicationDecided, labelDecided } from './label-events';
import { establishmentLocated } from './location-events';
import { applicationTransitioned, tallyChanged, trlConfirmed } from './procedure-events';

/** Everything that the log may hold. */
export const eventContracts: readonly EventContract[] = [
  labelDecided,
  applicationDecided,
  applicationTransitioned,
  tallyChanged,
  trlConfirmed,
  firmChanged,
  itemChanged,
  establishmentChanged,
  searchMatched,
  establishmentLocated,
];

/** The JSON Schema of what a contract states. */
export function jsonSchema(stated: z.ZodType): object {
  // Identifiers and days are text that states its own form.
  return z.toJSONSchema(stated, { unrepresentable: 'any', target: 'draft-7' });
}

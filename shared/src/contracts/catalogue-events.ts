import { z } from 'zod';
import { defineEvent, type PayloadOf } from './event-contract';
import { firmId, itemId, itemKind } from './payload-parts';

const change = z.enum(['PUBLISHED', 'CHANGED', 'REMOVED']);

export const firmChanged = defineEvent({
  type: 'catalogue.firm.changed',
  version: 1,
  summary: 'A firm was published, changed or removed from the catalogue.',
  subject: 'Identifier of the firm.',
  payload: z.object({ firmId, change }),
});
export type FirmChanged = PayloadOf<typeof firmChanged>;

export const itemChanged = defineEvent({
  type: 'catalogue.item.changed',
  version: 1,
  summary: 'A product, range or activity was published, changed or removed from the catalogue.',
  subject: 'Identifier of the item.',
  payload: z.object({ itemId, kind: itemKind, firmId, change }),
});
export type ItemChanged = PayloadOf<typeof itemChanged>;

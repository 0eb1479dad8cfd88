import { z } from 'zod';
import { defineEvent, type PayloadOf } from './event-contract';
import { communeCode, establishmentId, firmId, itemId, itemKind } from './payload-parts';

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

const address = z.object({
  line: z.string().nullable().meta({ description: 'Street and number.' }),
  postcode: z.string().nullable(),
  communeCode,
});

export const establishmentChanged = defineEvent({
  type: 'catalogue.establishment.changed',
  version: 1,
  summary: 'An establishment was published, changed or removed from the catalogue.',
  subject: 'Identifier of the establishment.',
  payload: z.object({
    establishmentId,
    firmId,
    change,
    demonstration: z.boolean().meta({ description: 'Whether the firm is a fictitious one.' }),
    address: address.nullable().meta({ description: 'Null when the establishment was removed.' }),
  }),
});
export type EstablishmentChanged = PayloadOf<typeof establishmentChanged>;

export const searchMatched = defineEvent({
  type: 'catalogue.search.matched',
  version: 1,
  summary: 'A saved search has found a firm or item that it had not found before.',
  subject: 'Identifier of the saved search.',
  payload: z.object({
    savedSearchId: z.string().meta({ description: 'Identifier of the saved search.' }),
    recordId: z.string().meta({ description: 'Identifier of the firm or item.' }),
    kind: z.enum(['FIRM', ...itemKind.options]),
    firmId,
  }),
});
export type SearchMatched = PayloadOf<typeof searchMatched>;

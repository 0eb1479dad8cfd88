import { z } from 'zod';
import { defineEvent, type PayloadOf } from './event-contract';
import { establishmentId, firmId } from './payload-parts';

const location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  precision: z.string().meta({ description: 'How exact the point is.' }),
  communeCode: z.string().nullable(),
  departementCode: z.string().nullable(),
  regionCode: z.string().nullable(),
});

export const establishmentLocated = defineEvent({
  type: 'geo.establishment.located',
  version: 1,
  summary: 'It became known where an establishment is, or it is no longer known.',
  subject: 'Identifier of the establishment.',
  payload: z.object({ establishmentId, firmId, location: location.nullable() }),
});
export type EstablishmentLocated = PayloadOf<typeof establishmentLocated>;

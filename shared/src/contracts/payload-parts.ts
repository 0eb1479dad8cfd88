import { z } from 'zod';
import type { IsoDate } from '../clock';
import type {
  ApplicationId,
  CommitteeSessionId,
  CommuneCode,
  EstablishmentId,
  FirmId,
  ItemId,
  LabelNumber,
  TrlAssessmentId,
} from '../ids';

/** Checks the text and gives it the brand that the rest of the system knows it by. */
function identifier<Id extends string>(what: string): z.ZodType<Id, Id> {
  return z
    .custom<Id>((value) => typeof value === 'string' && value !== '')
    .meta({
      type: 'string',
      description: what,
    });
}

export const firmId = identifier<FirmId>('Identifier of a firm.');
export const establishmentId = identifier<EstablishmentId>('Identifier of an establishment.');
export const itemId = identifier<ItemId>('Identifier of a product, range or activity.');
export const communeCode = identifier<CommuneCode>('INSEE code of a commune.');
export const labelNumber = identifier<LabelNumber>('Number of a label.');
export const applicationId = identifier<ApplicationId>('Identifier of an application.');
export const sessionId = identifier<CommitteeSessionId>('Identifier of a committee session.');
export const assessmentId = identifier<TrlAssessmentId>('Identifier of a TRL assessment.');

export const itemKind = z.enum(['PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY']);

/** A day, `YYYY-MM-DD`, in Paris. */
export const day = z
  .custom<IsoDate>((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
  .meta({ type: 'string', format: 'date', description: 'Day in Paris.' });

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256, hexadecimal.' });

export const trl = z.int().min(1).max(9);

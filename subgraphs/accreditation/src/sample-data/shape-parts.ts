import { type IsoDate, isIsoDate } from '@apogee/shared/clock';
import { z } from 'zod';

export const text = z.string().min(1);
export const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));
/** An identifier of the sample data. Which entity it names, the field says. */
export const identifier = <Id extends string>(): z.ZodType<Id> =>
  z.custom<Id>((value) => typeof value === 'string' && value !== '');
export const bilingual = z.object({ fr: text, en: text.nullable() });

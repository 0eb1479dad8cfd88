import { type IsoDate, isIsoDate } from '@apogee/shared/clock';
import {
  type CommuneCode,
  isCommuneCode,
  isSiren,
  isSiret,
  type Siren,
  type Siret,
} from '@apogee/shared/ids';
import { splitList } from '../../cells/list-cell';
import type { LineProblemCode } from './line-problem';

/** What may stand in a cell that is not empty. */
export interface CellRule<Value> {
  /** Undefined: this may not. */
  readonly read: (cell: string) => Value | undefined;
  readonly otherwise: LineProblemCode;
}

/** Spaces around a code are a spreadsheet's, not the code's. */
function code<Code extends string>(
  accepts: (text: string) => text is Code,
  otherwise: LineProblemCode,
): CellRule<Code> {
  return {
    read: (cell) => {
      const text = cell.trim();
      return accepts(text) ? text : undefined;
    },
    otherwise,
  };
}

function text(longest: number): CellRule<string> {
  // oxlint-disable-next-line no-control-regex -- PostgreSQL does not hold NUL, and the others are no text
  const isNoText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/u;
  return {
    read: (cell) => (cell.length <= longest && !isNoText.test(cell) ? cell : undefined),
    otherwise: 'TEXT_NOT_ACCEPTED',
  };
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'vrai', 'oui', 'yes', '1'].map((word) => [word, true] as const),
  ...['false', 'faux', 'non', 'no', '0'].map((word) => [word, false] as const),
]);

/** Longer than any name of the catalogue, and than what its filters take. */
export const NAME = text(200);
export const PROSE = text(4_000);
export const IDENTIFIER = code(
  (value): value is string => /^[\w.-]{1,200}$/.test(value),
  'NOT_AN_IDENTIFIER',
);
export const SIREN: CellRule<Siren> = code(isSiren, 'NOT_A_SIREN');
export const SIRET: CellRule<Siret> = code(isSiret, 'NOT_A_SIRET');
export const DAY: CellRule<IsoDate> = code(isIsoDate, 'NOT_A_DAY');
export const COMMUNE: CellRule<CommuneCode> = code(isCommuneCode, 'NOT_A_COMMUNE_CODE');
export const COUNTRY = code(
  (value): value is string => /^[A-Z]{2}$/.test(value),
  'NOT_A_COUNTRY_CODE',
);
export const WEB_ADDRESS = code(
  (value): value is string => /^https?:\/\/[^\s\0]{1,500}$/.test(value) && URL.canParse(value),
  'NOT_A_WEB_ADDRESS',
);
export const FLAG: CellRule<boolean> = {
  read: (cell) => FLAGS.get(cell.trim().toLowerCase()),
  otherwise: 'NOT_YES_OR_NO',
};
export const MONTHS: CellRule<number> = {
  read: (cell) => {
    const months = /^\d{1,4}$/.test(cell.trim()) ? Number(cell) : Number.NaN;
    return months <= 1_200 ? months : undefined;
  },
  otherwise: 'NOT_A_NUMBER_OF_MONTHS',
};

/** One of the codes of an enum. */
export function oneOf<Code extends string>(codes: Readonly<Record<Code, Code>>): CellRule<Code> {
  return code((value): value is Code => Object.hasOwn(codes, value), 'UNKNOWN_CODE');
}

/** Several, separated by `|`, none twice. */
export function several<Value>(rule: CellRule<Value>): CellRule<readonly Value[]> {
  return {
    read: (cell) => {
      const values = splitList(cell).map(rule.read);
      const accepted = values.filter((value) => value !== undefined);
      const isWhole = accepted.length === values.length;
      return isWhole && new Set(accepted).size === values.length ? accepted : undefined;
    },
    otherwise: rule.otherwise,
  };
}

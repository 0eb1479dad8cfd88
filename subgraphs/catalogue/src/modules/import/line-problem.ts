import { type Explanation, refusalsFrom } from '@apogee/shared/errors';

/** Why a line is not taken over, by code. `{value}` is what the line, or the catalogue, says. */
const TEXTS = {
  WRONG_CELL_COUNT: {
    fr: 'La ligne n’a pas autant de cellules que la première : {value}.',
    en: 'The line does not have as many cells as the first one: {value}.',
  },
  KEY_MISSING: {
    fr: 'Rien sur la ligne ne dit de quoi elle parle.',
    en: 'Nothing on the line says what it is about.',
  },
  VALUE_MISSING: {
    fr: 'Une valeur est nécessaire.',
    en: 'A value is necessary.',
  },
  NOT_AN_IDENTIFIER: {
    fr: '« {value} » n’est pas un identifiant : lettres, chiffres, points et tirets, au plus 200.',
    en: '"{value}" is no identifier: letters, digits, dots and hyphens, at most 200.',
  },
  NOT_A_SIREN: {
    fr: '« {value} » n’est pas un SIREN : neuf chiffres, le dernier de contrôle.',
    en: '"{value}" is no SIREN: nine digits, the last one a check.',
  },
  NOT_A_SIRET: {
    fr: '« {value} » n’est pas un SIRET : quatorze chiffres, le dernier de contrôle.',
    en: '"{value}" is no SIRET: fourteen digits, the last one a check.',
  },
  NOT_A_DAY: {
    fr: '« {value} » n’est pas un jour AAAA-MM-JJ.',
    en: '"{value}" is no day YYYY-MM-DD.',
  },
  NOT_A_WEB_ADDRESS: {
    fr: '« {value} » n’est pas une adresse http: ou https:.',
    en: '"{value}" is no address http: or https:.',
  },
  NOT_YES_OR_NO: {
    fr: '« {value} » n’est ni vrai ni faux (true, false).',
    en: '"{value}" is neither true nor false.',
  },
  NOT_A_NUMBER_OF_MONTHS: {
    fr: '« {value} » n’est pas un nombre de mois : entier, de 0 à 1200.',
    en: '"{value}" is no number of months: whole, from 0 to 1200.',
  },
  NOT_A_COMMUNE_CODE: {
    fr: '« {value} » n’est pas un code commune de l’INSEE.',
    en: '"{value}" is no INSEE commune code.',
  },
  NOT_A_COUNTRY_CODE: {
    fr: '« {value} » n’est pas un code pays à deux lettres (ISO 3166-1).',
    en: '"{value}" is no country code of two letters (ISO 3166-1).',
  },
  UNKNOWN_CODE: {
    fr: 'Le catalogue ne connaît pas le code « {value} ».',
    en: 'The catalogue does not know the code "{value}".',
  },
  TEXT_NOT_ACCEPTED: {
    fr: 'Le texte est trop long, ou contient des caractères qui n’en sont pas : « {value} ».',
    en: 'The text is too long, or has characters that are none: "{value}".',
  },
  NOT_FOR_THIS_KIND: {
    fr: 'Ce genre d’objet n’a pas cette propriété.',
    en: 'This kind of item has no such fact.',
  },
  UNKNOWN_FIRM: {
    fr: 'Le catalogue ne connaît pas l’entreprise {value}.',
    en: 'The catalogue does not know the firm {value}.',
  },
  UNKNOWN_RANGE: {
    fr: 'L’entreprise n’a pas de gamme {value}. Une gamme vient avant ses produits.',
    en: 'The firm has no range {value}. A range comes before its products.',
  },
  KEYS_DISAGREE: {
    fr: 'Les identifiants de la ligne désignent des choses différentes.',
    en: 'The identifiers on the line are those of different things.',
  },
  FIXED_VALUE_DIFFERS: {
    fr: 'Cette valeur ne change pas : le catalogue dit « {value} ».',
    en: 'This value does not change: the catalogue says "{value}".',
  },
  SIRET_OF_ANOTHER_FIRM: {
    fr: 'Le SIRET commence par un autre SIREN que celui de l’entreprise, {value}.',
    en: 'The SIRET begins with another SIREN than that of the firm, {value}.',
  },
  SECOND_HEADQUARTERS: {
    fr: 'Le siège de l’entreprise est déjà à la ligne {value}.',
    en: 'The head office of the firm is already on line {value}.',
  },
  DUPLICATE_LINE: {
    fr: 'La ligne {value} parle déjà de la même chose.',
    en: 'Line {value} is already about the same thing.',
  },
  KEPT_BY_FIRM: {
    fr: 'L’entreprise tient elle-même sa fiche : un import n’y change rien.',
    en: 'The firm keeps its record itself: an import changes nothing of it.',
  },
  CLOSED_IN_REGISTER: {
    fr: 'Le répertoire SIRENE le dit fermé ; le catalogue l’a encore.',
    en: 'The SIRENE register says that it is closed; the catalogue still has it.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export type LineProblemCode = keyof typeof TEXTS;

/** One reason why a line is not taken over. */
export interface LineProblem {
  readonly line: number;
  /** Name of the column at fault; null: the line as a whole. */
  readonly column: string | null;
  readonly code: LineProblemCode;
  /** What the text speaks of. */
  readonly value: string;
}

/** A problem before it is known on which line it is. */
export type CellProblem = Omit<LineProblem, 'line'>;

const textOf = refusalsFrom(TEXTS);
/** A report quotes what it needs to be understood, not whole descriptions. */
const LONGEST_VALUE = 80;

export function cellProblem(
  code: LineProblemCode,
  column: string | null = null,
  value: string | number = '',
): CellProblem {
  return { code, column, value: String(value).replaceAll('\0', '\uFFFD').slice(0, LONGEST_VALUE) };
}

/** The reason in both languages. */
export function explainProblem({ code, value }: Pick<LineProblem, 'code' | 'value'>): Explanation {
  return textOf(code, { values: { value } }).explanation;
}

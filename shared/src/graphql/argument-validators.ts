import { isISO8601, ValidateBy, type ValidationOptions } from 'class-validator';
import { isIsoDate } from '../clock';
import { isCommuneCode, isDepartementCode, isRegionCode, isSiren, isSiret } from '../ids';

interface TextRule {
  readonly name: string;
  /** Completes the sentence "`siren` must be …". */
  readonly expectation: string;
  readonly accepts: (value: string) => boolean;
}

function textRule(rule: TextRule): (options?: ValidationOptions) => PropertyDecorator {
  return (options) =>
    ValidateBy(
      {
        name: rule.name,
        validator: {
          validate: (value) => typeof value === 'string' && rule.accepts(value),
          defaultMessage: () => `must be ${rule.expectation}`,
        },
      },
      options,
    );
}

/** Longer than any identifier, code or name in the graph. */
export const LONGEST_TEXT = 200;

/** Text that PostgreSQL can hold (it refuses NUL, which must not become an error of ours) and that is worth looking up. */
function isPlainText(value: string): boolean {
  return value !== '' && value.length <= LONGEST_TEXT && !value.includes('\0');
}

export const IsPlainTextArgument = textRule({
  name: 'isPlainText',
  expectation: `text of 1 to ${LONGEST_TEXT} characters without NUL`,
  accepts: isPlainText,
});

export const IsIdentifierArgument = textRule({
  name: 'isIdentifier',
  expectation: `an identifier of 1 to ${LONGEST_TEXT} characters without NUL`,
  accepts: isPlainText,
});

/** Enough for a page of reasons. */
const LONGEST_PROSE = 4_000;

/** Text that people write: reasons, descriptions. */
export const IsLongTextArgument = textRule({
  name: 'isLongText',
  expectation: `text of 1 to ${LONGEST_PROSE} characters without NUL or halves of surrogate pairs`,
  accepts: (value) =>
    value.trim() !== '' &&
    value.length <= LONGEST_PROSE &&
    !value.includes('\0') &&
    !/\p{Surrogate}/u.test(value),
});

export const IsSirenArgument = textRule({
  name: 'isSiren',
  expectation: 'a SIREN: nine digits with a valid check digit',
  accepts: isSiren,
});

export const IsSiretArgument = textRule({
  name: 'isSiret',
  expectation: 'a SIRET: fourteen digits with a valid check digit',
  accepts: isSiret,
});

export const IsCommuneCodeArgument = textRule({
  name: 'isCommuneCode',
  expectation: 'an INSEE commune code such as 31555, 2A004 or 97304',
  accepts: isCommuneCode,
});

export const IsDepartementCodeArgument = textRule({
  name: 'isDepartementCode',
  expectation: 'a département code such as 31, 2A or 973',
  accepts: isDepartementCode,
});

export const IsRegionCodeArgument = textRule({
  name: 'isRegionCode',
  expectation: 'a region code of two digits, such as 76',
  accepts: isRegionCode,
});

export const IsDayArgument = textRule({
  name: 'isDay',
  expectation: 'an existing day written YYYY-MM-DD',
  accepts: isIsoDate,
});

export const IsInstantArgument = textRule({
  name: 'isInstant',
  expectation: 'an instant such as 2026-11-22T20:31:33Z',
  accepts: (value) =>
    value.includes('T') && isISO8601(value, { strict: true, strictSeparator: true }),
});

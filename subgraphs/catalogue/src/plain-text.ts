import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Longer than any identifier, code or name of the catalogue. */
export const LONGEST_TEXT = 200;

/** Text that PostgreSQL can hold (it refuses NUL) and that is worth looking up. */
export function IsPlainText(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPlainText',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          value !== '' &&
          value.length <= LONGEST_TEXT &&
          !value.includes('\0'),
        defaultMessage: () => `must be text of 1 to ${LONGEST_TEXT} characters without NUL`,
      },
    },
    options,
  );
}

import { Matches } from 'class-validator';

/** An identifier as a client may write it. PostgreSQL refuses NUL in text, and that must not become an error of ours. */
export function IsIdentifier(): PropertyDecorator {
  return Matches(/^[^\0]{1,200}$/, {
    message: 'must be an identifier of 1 to 200 characters without NUL',
  });
}

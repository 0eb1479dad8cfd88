import { validateSync } from 'class-validator';
import { ArgumentValidationError, type ClassType } from 'type-graphql';

/** As type-graphql asks class-validator. */
const RULES = { skipMissingProperties: true, forbidUnknownValues: false };

/**
 * Throws what type-graphql throws. Its own way loads class-validator anew for each argument of each field, and
 * resolves a promise; no rule of ours waits for anything.
 */
export function assertValidArgument(value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  const errors = [value].flat().flatMap((item: object) => validateSync(item, RULES));
  if (errors.length > 0) {
    throw new ArgumentValidationError(errors);
  }
}

type GivenArguments = Readonly<Record<string, unknown>>;

/**
 * Makes the arguments of a field an object of their class, validated. Fields of a list are asked for with the same
 * arguments again and again, so the last good object is kept; nobody can change it.
 */
export function argumentsAs(type: ClassType): (given: GivenArguments) => object {
  let last: { readonly given: GivenArguments; readonly value: object } | null = null;
  return (given) => {
    if (last === null || !areSame(last.given, given)) {
      const value = Object.freeze(Object.assign(new type(), given));
      assertValidArgument(value);
      last = { given, value };
    }
    return last.value;
  };
}

function areSame(left: GivenArguments, right: GivenArguments): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => left[name] === right[name] && typeof left[name] !== 'object')
  );
}

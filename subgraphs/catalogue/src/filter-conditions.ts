import { IsPlainTextArgument, LONGEST_TEXT } from '@apogee/shared/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, type ValidationOptions } from 'class-validator';
import { Field } from 'type-graphql';

/** Longer lists of codes are not what a filter is for. */
const MOST_CODES = 100;

/** A condition "one of these codes"; `isCode` says what a code looks like. */
export function CodesCondition(
  isCode: (options: ValidationOptions) => PropertyDecorator,
  description: string,
): PropertyDecorator {
  return together(
    ArrayNotEmpty(),
    ArrayMaxSize(MOST_CODES),
    isCode({ each: true }),
    Field(() => [String], {
      nullable: true,
      description: `${description} 1 to ${MOST_CODES} codes.`,
    }),
  );
}

/** A condition "one of these terms", by the codes of a vocabulary. */
export function TermsCondition(description: string): PropertyDecorator {
  return CodesCondition(
    IsPlainTextArgument,
    `${description} Codes have at most ${LONGEST_TEXT} characters.`,
  );
}

/** A condition "one of these values" of an enum. */
export function ValuesCondition(values: () => object, description: string): PropertyDecorator {
  return together(
    ArrayNotEmpty(),
    Field(() => [values()], { nullable: true, description: `${description} At least one value.` }),
  );
}

/** A condition "contains this text, without regard to case and accents". */
export function TextCondition(description: string): PropertyDecorator {
  const rule = `without regard to case and accents. 1 to ${LONGEST_TEXT} characters.`;
  return together(
    IsPlainTextArgument(),
    Field(() => String, { nullable: true, description: `${description}, ${rule}` }),
  );
}

/** A condition "is so (true) or is not so (false)". */
export function FlagCondition(description: string): PropertyDecorator {
  return together(Field(() => Boolean, { nullable: true, description }));
}

/** No condition has to be given. */
function together(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [IsOptional(), ...decorators]) {
      decorate(target, property);
    }
  };
}

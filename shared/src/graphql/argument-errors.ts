import type { ValidationError } from 'class-validator';
import { BadUserInput } from '../errors';

/** The first refusal that class-validator found, as the error a client sees. */
export function argumentRefusal(errors: readonly ValidationError[]): BadUserInput {
  return refusalBelow(errors, []) ?? new BadUserInput('An argument is not valid.', 'unknown');
}

function refusalBelow(
  errors: readonly ValidationError[],
  parents: readonly string[],
): BadUserInput | null {
  for (const error of errors) {
    const path = [...parents, error.property];
    const broken = Object.values(error.constraints ?? {})[0];
    if (broken !== undefined) {
      return new BadUserInput(sentence(path.join('.'), error.property, broken), path.join('.'));
    }
    const nested = refusalBelow(error.children ?? [], path);
    if (nested !== null) {
      return nested;
    }
  }
  return null;
}

/** class-validator begins its own messages with the property's name; ours begin with "must". */
function sentence(path: string, property: string, broken: string): string {
  const requirement = broken.startsWith(`${property} `)
    ? broken.slice(property.length + 1)
    : broken;
  return `${path}: ${requirement}.`;
}

import { BadUserInput } from '@apogee/shared/errors';

/** Refuses alternatives of which none or more than one is given. */
export function requireExactlyOneKey(
  keys: Readonly<Record<string, string | object | null | undefined>>,
): void {
  const names = Object.keys(keys);
  const given = names.filter((name) => (keys[name] ?? null) !== null);
  if (given.length !== 1) {
    const argument = given[1] ?? names[0] ?? '';
    throw new BadUserInput(`Pass exactly one of ${names.join(' and ')}.`, argument);
  }
}

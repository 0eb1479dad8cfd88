import { z } from 'zod';
import { ConfigurationError } from '../errors';

/** The environment as a program sees it: names to text, absent when unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables that `shape` names into a frozen object.
 * An empty variable counts as unset. Throws `ConfigurationError` with one line that names the first wrong variable.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(
    Object.keys(shape).map((name) => [
      name,
      environment[name] === '' ? undefined : environment[name],
    ]),
  );
  const result = z.object(shape).safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = issue?.path.join('.') ?? 'environment';
    throw new ConfigurationError(`${name}: ${issue?.message ?? 'is not valid'}`);
  }
  return Object.freeze(result.data);
}

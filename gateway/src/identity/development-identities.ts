import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '@apogee/shared/errors';
import { Role } from '@apogee/shared/identity';
import { z } from 'zod';

/** Somebody whom one can be while developing. */
const IDENTITY = z.strictObject({
  name: z.string().min(1),
  description: z.string(),
  roles: z.array(z.enum(Role)).default([]),
  /** Scopes beside those of the roles. */
  scopes: z.array(z.string()).default([]),
  firms: z.array(z.string()).default([]),
  person: z.string().nullable().default(null),
});

export type DevelopmentIdentity = z.infer<typeof IDENTITY>;

/** Reads the identities that a graph offers while developing. Throws `ConfigurationError`. */
export async function readDevelopmentIdentities(
  path: string,
): Promise<readonly DevelopmentIdentity[]> {
  try {
    return z.array(IDENTITY).parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new ConfigurationError(`DEVELOPMENT_ISSUER: ${path} is not a list of identities`);
  }
}

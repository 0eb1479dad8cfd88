import { resolve } from 'node:path';
import { z } from 'zod';
import { SHORTEST_SECRET } from '../identity';

const DATABASE_PROTOCOLS = new Set(['postgres:', 'postgresql:']);

/** A TCP port; 0 lets the system choose. */
export function port(fallback: number): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((value) => value <= 65_535, 'must be a port number from 0 to 65535')
    .default(fallback);
}

/** An address to listen on. Loopback unless somebody decides otherwise. */
export const host: z.ZodType<string> = z.string().default('127.0.0.1');

export const logLevel: z.ZodType<'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'> = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    error: 'must be fatal, error, warn, info, debug or silent',
  })
  .default('info');

export const logFormat: z.ZodType<'json' | 'pretty'> = z
  .enum(['json', 'pretty'], { error: 'must be json or pretty' })
  .default('json');

/** `null` means the embedded engine. */
export const databaseUrl: z.ZodType<string | null> = z
  .string()
  .refine(isDatabaseUrl, 'must look like postgres://user:password@host:5432/database')
  .optional()
  .transform((value) => value ?? null);

/** Where the embedded engine keeps its files. */
export const dataDir: z.ZodType<string> = z
  .string()
  .default('.data')
  .transform((value) => resolve(value));

/** A duration from 1 ms to an hour. */
export function milliseconds(fallback: number): z.ZodType<number> {
  const message = 'must be a whole number of milliseconds from 1 to 3600000';
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/, message)
    .transform(Number)
    .refine((value) => value <= 3_600_000, message)
    .default(fallback);
}

/** A number of days, up to a century. */
export function days(fallback: number): z.ZodType<number> {
  const message = 'must be a whole number of days from 1 to 36500';
  return z
    .string()
    .regex(/^[1-9]\d{0,4}$/, message)
    .transform(Number)
    .refine((value) => value <= 36_500, message)
    .default(fallback);
}

export function wholeNumber(
  fallback: number,
  { least, most }: { readonly least: number; readonly most: number },
): z.ZodType<number> {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,12}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
    .default(fallback);
}

/** Web origins separated by commas: `https://app.example,http://localhost:3000`. None when unset. */
export const origins: z.ZodType<readonly string[]> = z
  .string()
  .default('')
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .transform((values) => values.filter((origin) => origin !== ''))
  .refine(
    (values) => values.every(isOrigin),
    'must be origins such as https://app.example, separated by commas',
  );

/**
 * Secrets with which a gateway signs its calls to subgraphs, separated by commas: it signs with the first one, and
 * subgraphs accept any, so that one can replace another while everything runs.
 */
export const subgraphSecrets: z.ZodType<readonly string[]> = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  )
  .refine(
    (secrets) => secrets.every(({ length }) => length >= SHORTEST_SECRET),
    `each secret must have ${SHORTEST_SECRET} characters or more`,
  );

/** Any text; `null` when unset. */
export const optionalText: z.ZodType<string | null> = z
  .string()
  .optional()
  .transform((value) => value ?? null);

/** An address of a service; `null` when unset. */
export const optionalHttpUrl: z.ZodType<string | null> = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'must be an address such as https://service.example/path',
  )
  .optional()
  .transform((value) => value ?? null);

export function flag(fallback: boolean): z.ZodType<boolean> {
  return z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true');
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}

function isDatabaseUrl(value: string): boolean {
  return URL.canParse(value) && DATABASE_PROTOCOLS.has(new URL(value).protocol);
}

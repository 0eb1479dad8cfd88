import type { EntityManager } from 'typeorm';
import { ConfigurationError } from '../errors';
import { messageOf } from './error-details';

/** What the SQL of all subgraphs may use, always as `extensions.<name>`. */
export const REQUIRED_EXTENSIONS = ['postgis', 'unaccent', 'pg_trgm'] as const;

type ExtensionName = (typeof REQUIRED_EXTENSIONS)[number];

interface InstalledExtension {
  readonly name: ExtensionName;
  readonly schema: string;
  readonly relocatable: boolean;
}

const FIND_INSTALLED = `
  /* extensions.findInstalled */
  select e.extname as name, n.nspname as schema, e.extrelocatable as relocatable
  from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace
  where e.extname = any($1)
`;

/** Tables of somebody else: the database is shared, and what lies in `public` may be used by name. */
const HAS_FOREIGN_TABLES = `
  /* extensions.hasForeignTables */
  select exists (
    select from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and n.nspname !~ '^(pg_|information_schema$)'
      and n.nspname <> all (array['catalogue', 'accreditation', 'geo', 'events'])
      and not exists (
        select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
      )
  ) as "hasForeignTables"
`;

/**
 * Puts the extensions into the schema `extensions`. Where one is installed elsewhere, it is moved only if
 * nobody else keeps tables in this database: another program may call it by its present name.
 */
export async function ensureExtensions(manager: EntityManager): Promise<void> {
  await manager.query('create schema if not exists extensions');
  const installed = await manager.query<InstalledExtension[]>(FIND_INSTALLED, [
    REQUIRED_EXTENSIONS,
  ]);
  for (const name of REQUIRED_EXTENSIONS) {
    const extension = installed.find((candidate) => candidate.name === name);
    if (extension === undefined) await createExtension(manager, name);
    else if (extension.schema !== 'extensions') await moveExtension(manager, extension);
  }
}

async function createExtension(manager: EntityManager, name: ExtensionName): Promise<void> {
  try {
    await manager.query(`create extension ${name} schema extensions`);
  } catch (error) {
    throw new ConfigurationError(
      `The extension ${name} cannot be created (${messageOf(error)}): as a superuser of this database, run ` +
        `"create extension ${name} schema extensions"`,
    );
  }
}

async function moveExtension(manager: EntityManager, extension: InstalledExtension): Promise<void> {
  const { name, schema, relocatable } = extension;
  if (!relocatable) {
    throw new ConfigurationError(
      `The extension ${name} is installed in the schema ${schema} and cannot be moved to the schema extensions: ` +
        'use a database without it ("create database apogee"), or, if nothing in this one needs it, run ' +
        `"drop extension ${name} cascade"`,
    );
  }
  const move = `alter extension ${name} set schema extensions`;
  if (await hasForeignTables(manager)) {
    throw new ConfigurationError(
      `The extension ${name} is installed in the schema ${schema} of a database that others use: ` +
        `use another database, or, if they can do without, run "${move}"`,
    );
  }
  await manager.query(move);
}

async function hasForeignTables(manager: EntityManager): Promise<boolean> {
  const rows = await manager.query<{ readonly hasForeignTables: boolean }[]>(HAS_FOREIGN_TABLES);
  return rows[0]?.hasForeignTables ?? true;
}

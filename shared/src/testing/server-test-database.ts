import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { DatabaseTemplate, TestDatabase } from './database-template';

const PREFIX = 'apogee_test_';
const TEMPLATE_PREFIX = 'apogee_template_';
const LEFTOVER_AGE_MS = 24 * 3_600_000;
let created = 0;

const FIND_TEMPLATE = `
  /* testDatabase.findTemplate */
  select shobj_description(oid, 'pg_database') is not null as "isReady"
  from pg_database
  where datname = $1
`;

/** Nobody is connected, and the creation time in the name or the comment is long past. */
const FIND_LEFTOVERS = `
  /* testDatabase.findLeftovers */
  select datname as name
  from pg_database d
  where (datname like 'apogee\\_test\\_%' and split_part(datname, '_', 3)::bigint < $1
      or datname like 'apogee\\_template\\_%' and shobj_description(oid, 'pg_database')::bigint < $1)
    and not exists (select from pg_stat_activity a where a.datid = d.oid)
`;

/** Makes a database on a server, as a copy of the template if there is one. */
export async function createServerTestDatabase(
  serverUrl: string,
  template?: DatabaseTemplate,
): Promise<TestDatabase> {
  created += 1;
  const name = `${PREFIX}${Date.now()}_${process.pid}_${created}`;
  await asAdministrator(serverUrl, async (client) => {
    await sweep(client);
    const source =
      template === undefined
        ? 'template1'
        : await preparedTemplate(client, { serverUrl, template });
    await client.query(`create database "${name}" template "${source}"`);
  });
  return {
    url: urlOf(serverUrl, name),
    engine: 'server',
    drop: () =>
      asAdministrator(serverUrl, async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`);
      }),
  };
}

interface Preparation {
  readonly serverUrl: string;
  readonly template: DatabaseTemplate;
}

/** One worker prepares, the others wait for its lock. The comment is written last and says that all went well. */
async function preparedTemplate(
  client: Client,
  { serverUrl, template }: Preparation,
): Promise<string> {
  const name = templateName(template.key);
  await client.query('select pg_advisory_lock(hashtext($1))', [name]);
  const { rows } = await client.query<{ readonly isReady: boolean }>(FIND_TEMPLATE, [name]);
  if (rows[0]?.isReady !== true) {
    await client.query(`drop database if exists "${name}" with (force)`);
    await client.query(`create database "${name}"`);
    await template.prepare(urlOf(serverUrl, name));
    await client.query(`comment on database "${name}" is '${Date.now()}'`);
  }
  await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
  return name;
}

export async function forgetServerTemplate(serverUrl: string, key: string): Promise<void> {
  await asAdministrator(serverUrl, async (client) => {
    await client.query(`drop database if exists "${templateName(key)}" with (force)`);
  });
}

function templateName(key: string): string {
  return TEMPLATE_PREFIX + createHash('sha256').update(key).digest('hex').slice(0, 16);
}

async function sweep(client: Client): Promise<void> {
  const { rows } = await client.query<{ readonly name: string }>(FIND_LEFTOVERS, [
    Date.now() - LEFTOVER_AGE_MS,
  ]);
  for (const { name } of rows) await client.query(`drop database if exists "${name}"`);
}

/** The connection's end also gives back its advisory lock. */
async function asAdministrator(
  serverUrl: string,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ConfigurationError } from '../errors';
import { codeOf, messageOf } from './error-details';
import { REQUIRED_EXTENSIONS } from './extensions';

const ANSWER_DEADLINE_MS = 3_000;
const OLDEST_POSTGRES = 15;
const OLDEST_POSTGIS = 3.3;

const AVAILABLE_EXTENSIONS = `
  /* server.availableExtensions */
  select name, coalesce(installed_version, default_version) as version
  from pg_available_extensions
  where name = any($1)
`;

/** Checks that a server answers within 3 s and is one that Apogee can run on. */
export async function checkServer(databaseUrl: string): Promise<void> {
  const place = placeOf(databaseUrl);
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: ANSWER_DEADLINE_MS,
    application_name: 'apogee-check',
  });
  client.on('error', () => undefined);
  const deadline = new AbortController();
  try {
    await Promise.race([
      inspect(client, place),
      sleep(ANSWER_DEADLINE_MS, undefined, { signal: deadline.signal }).then(() => {
        throw new ConfigurationError(
          `${place} did not answer within ${ANSWER_DEADLINE_MS / 1000} s`,
        );
      }),
    ]);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(`${place} cannot be reached: ${reasonOf(error)}`);
  } finally {
    deadline.abort();
    // Not awaited: a server that does not answer would not say goodbye either.
    client.end().catch(() => undefined);
  }
}

async function inspect(client: Client, place: string): Promise<void> {
  await client.connect();
  const { rows: settings } = await client.query<{ readonly version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const major = settings[0]?.version ?? 0;
  if (major < OLDEST_POSTGRES) {
    throw new ConfigurationError(
      `${place} runs PostgreSQL ${major}; Apogee needs ${OLDEST_POSTGRES} or later`,
    );
  }
  const { rows } = await client.query<{ readonly name: string; readonly version: string }>(
    AVAILABLE_EXTENSIONS,
    [REQUIRED_EXTENSIONS],
  );
  checkExtensions(new Map(rows.map(({ name, version }) => [name, version])), place);
}

function checkExtensions(versions: ReadonlyMap<string, string>, place: string): void {
  const missing = REQUIRED_EXTENSIONS.filter((name) => !versions.has(name));
  if (missing.length > 0) {
    throw new ConfigurationError(
      `${place} lacks the extension ${missing.join(', ')}: install PostGIS and PostgreSQL's contrib package there`,
    );
  }
  const postgis = versions.get('postgis') ?? '';
  if (Number.parseFloat(postgis) < OLDEST_POSTGIS) {
    throw new ConfigurationError(
      `${place} has PostGIS ${postgis}; Apogee needs ${OLDEST_POSTGIS} or later`,
    );
  }
}

/** Host and database of a URL, without user and password. */
function placeOf(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new ConfigurationError(
      'DATABASE_URL is not an address of the form postgres://user:password@host:5432/database',
    );
  }
  return `DATABASE_URL: the PostgreSQL server at ${url.host}${url.pathname}`;
}

/** PostgreSQL and Node never put a password into these texts. Some network errors have a code and no message. */
function reasonOf(error: unknown): string {
  const [firstLine = ''] = messageOf(error).split('\n');
  return firstLine === '' ? (codeOf(error) ?? 'no reason given') : firstLine;
}

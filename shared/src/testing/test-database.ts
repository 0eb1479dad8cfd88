import { testDatabaseUrl } from './config';
import type { DatabaseTemplate, TestDatabase } from './database-template';
import { createEmbeddedTestDatabase, forgetEmbeddedTemplate } from './embedded-test-database';
import { createServerTestDatabase, forgetServerTemplate } from './server-test-database';

export interface TestDatabaseOptions {
  /** An empty database when omitted. */
  readonly template?: DatabaseTemplate;
}

/**
 * A database of one's own, one per test file: on the server that DATABASE_URL names, else on an embedded engine.
 * What a killed test run leaves behind (a folder, a database) is swept by a later one.
 */
export function createTestDatabase({ template }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = testDatabaseUrl();
  return serverUrl === null
    ? createEmbeddedTestDatabase(template)
    : createServerTestDatabase(serverUrl, template);
}

/** Removes a prepared template, for one that no later run will want. */
export async function forgetTemplate(key: string): Promise<void> {
  const serverUrl = testDatabaseUrl();
  if (serverUrl === null) forgetEmbeddedTemplate(key);
  else await forgetServerTemplate(serverUrl, key);
}

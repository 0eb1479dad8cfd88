import assert from 'node:assert';
import { join, resolve } from 'node:path';
import { type AuditServer, ownServer, stockServer } from './audit-servers';
import { type AuditSuite, type AuditTest, loadSuites } from './load-suites';

/**
 * `npm run audit:federation -- DIR`: the public federation audit, whose sources are a checkout of
 * `graphql-hive/federation-gateway-audit` in DIR, over this gateway and over stock `@apollo/gateway`.
 * Subgraphs run in this process. Ends with status 1 when this gateway fails a test.
 */

const WORK_FOLDER = join(__dirname, '../../../.artifacts/federation-audit');

interface Score {
  total: number;
  readonly failed: string[];
}

async function main(): Promise<void> {
  const [auditFolder] = process.argv.slice(2);
  if (auditFolder === undefined || auditFolder.startsWith('-')) {
    throw new Error('Usage: npm run audit:federation -- DIR   (DIR: a checkout of the audit)');
  }
  // oxlint-disable-next-line node/no-process-env -- the only switch that stock has for its exporter
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const own = await audit(resolve(auditFolder), 'own', ownServer);
  print('this gateway', own);
  print('stock @apollo/gateway', await audit(resolve(auditFolder), 'stock', stockServer));
  process.exitCode = own.failed.length === 0 ? 0 : 1;
}

/** Each gateway has suites of its own: their data changes with mutations. */
async function audit(
  auditFolder: string,
  name: string,
  serverFor: (suite: AuditSuite, workFolder: string) => Promise<AuditServer>,
): Promise<Score> {
  const score: Score = { total: 0, failed: [] };
  const workFolder = join(WORK_FOLDER, name);
  for (const suite of await loadSuites(auditFolder, workFolder)) {
    const server = await serverFor(suite, workFolder);
    for (const [index, test] of suite.tests.entries()) {
      score.total += 1;
      if (!isExpected(await server.ask(test.query), test)) {
        score.failed.push(`${suite.name} ${index + 1}`);
      }
    }
    await server.stop();
  }
  return score;
}

/** The audit's own rule: data must be equal; whether there are errors only where it says so. */
function isExpected(
  answer: Awaited<ReturnType<AuditServer['ask']>>,
  { expected }: AuditTest,
): boolean {
  const hasErrors = (answer.errors ?? []).length > 0;
  try {
    assert.deepStrictEqual(asJson(answer.data ?? null), asJson(expected.data ?? null));
  } catch {
    return false;
  }
  return typeof expected.errors !== 'boolean' || expected.errors === hasErrors;
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function print(name: string, { total, failed }: Score): void {
  process.stdout.write(`${name}: ${total - failed.length} of ${total}\n`);
  for (const test of failed) {
    process.stdout.write(`  failed: ${test}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

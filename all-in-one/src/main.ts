import { runProgram, takeNoArguments } from '@apogee/shared/lifecycle';
import { startAllInOne } from './app';
import { readAllInOneSettings } from './config';

function report(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

const USAGE = `Usage: npm start

Serves gateway, subgraphs and explorer in one process.

Environment: HOST, PORT, DATABASE_URL, DATA_DIR, SAMPLE_DATA, GEOCODING_URL, CORS_ORIGINS, COST_BUDGET, MAX_TOKENS, MAX_DEPTH,
MAX_FIELDS, MAX_ROOT_FIELDS, MAX_ALIASES, OPERATION_TIMEOUT_MS, MAX_OPERATIONS, MAX_WAITING_OPERATIONS, MAX_SUBSCRIPTIONS,
MAX_SUBSCRIPTIONS_PER_CALLER,
SUBGRAPH_TIMEOUT_MS, SUBGRAPH_MAX_CALLS, SUBGRAPH_CIRCUIT_FAILURES, SUBGRAPH_CIRCUIT_OPEN_MS, QUERY_PLANS, JWKS_URL,
JWT_ISSUER, JWT_AUDIENCE, DEVELOPMENT_ISSUER, SCHEDULED_WORK, SCHEDULED_WORK_EVERY_MS,
EVENT_RETENTION_DAYS, WEBHOOK_SECRET_KEY and the other WEBHOOK_…, TRUSTED_DOCUMENTS, USAGE_FILE, LOG_LEVEL, LOG_FORMAT.`;

void runProgram(async () => {
  takeNoArguments(USAGE);
  const running = await startAllInOne(await readAllInOneSettings(report));
  process.stdout.write(`
Apogee is running.
  explorer  ${running.url}/
  graph     ${running.url}/graphql
`);
  return running;
});

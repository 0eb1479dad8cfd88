import type { IncomingMessage, ServerResponse } from 'node:http';
import { Pool } from 'pg';
import { OPERATIONS } from '../operations';
import { databaseUrl, servePort } from './serve-port';

/** The floor: one hand-written, prepared statement for each question, its text passed on as it comes. */

interface FloorRequest {
  /** Name of an operation; anything else is answered as a probe. */
  readonly operation?: string;
  readonly values?: readonly unknown[];
}

const POOL_SIZE = 8;
const STATEMENTS = new Map(OPERATIONS.map(({ name, floor }) => [name, floor.statement]));
const ALIVE = '{"data":{"__typename":"Query"}}';

async function answerTo(pool: Pool, { operation, values = [] }: FloorRequest): Promise<string> {
  const text = STATEMENTS.get(operation ?? '');
  if (operation === undefined || text === undefined) {
    return ALIVE;
  }
  const { rows } = await pool.query<{ answer: string }>({
    name: operation,
    text,
    values: [...values],
  });
  return rows[0]?.answer ?? '{"data":null}';
}

async function handle(
  pool: Pool,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the bench sends requests here
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as FloorRequest;
  const answer = await answerTo(pool, body);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(answer));
  response.end(answer);
}

const pool = new Pool({ connectionString: databaseUrl(), max: POOL_SIZE });
servePort((request, response) => {
  handle(pool, request, response).catch((error: unknown) => {
    response.statusCode = 500;
    response.end(String(error));
  });
});

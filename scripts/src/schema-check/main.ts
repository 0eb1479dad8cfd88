import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { readOperationFiles } from '../kit/operation-files';
import { allowedChangesShape } from './allowed-changes';
import { judgeSchema } from './judge-schema';
import { readUsage } from './usage';

/**
 * `npm run schema:check [-- --usage FILE…]`: whether `schema/api.graphql` may follow the released schema.
 * `npm run schema:check -- --release`: makes the present schema the released one.
 */

const ROOT = join(__dirname, '../../..');
const PRESENT = join(ROOT, 'schema/api.graphql');
const RELEASED = join(ROOT, 'schema/released/api.graphql');
const ALLOWED = join(ROOT, 'schema/released/allowed-changes.json');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { usage: { type: 'string', multiple: true }, release: { type: 'boolean' } },
  });
  if (values.release === true) {
    release();
    return;
  }
  const problems = await judgeSchema({
    released: readSchema(RELEASED),
    present: readSchema(PRESENT),
    operations: readOperationFiles(ROOT),
    allowed: allowedChangesShape.parse(JSON.parse(readFileSync(ALLOWED, 'utf8'))),
    uses: readUsage(values.usage ?? []),
    today: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
  });
  const verdict =
    problems.length === 0
      ? 'schema/api.graphql breaks nothing of the released schema that was not answered for'
      : problems.join('\n\n');
  process.stdout.write(`${verdict}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function release(): void {
  copyFileSync(PRESENT, RELEASED);
  writeFileSync(ALLOWED, '[]\n');
}

function readSchema(path: string): GraphQLSchema {
  return buildSchema(readFileSync(path, 'utf8'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { type FieldUse, readUsage } from './schema-check/usage';

/** `npm run schema:usage -- FILE…`: how often each field of the schema was asked for, by whom, and when last. */

const SCHEMA = join(__dirname, '../../schema/api.graphql');

function fieldsOf(sdl: string): readonly string[] {
  return Object.values(buildSchema(sdl).getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
        : [],
    );
}

function row(field: string, use: FieldUse | undefined): string {
  return use === undefined
    ? `${field}\t0\t-\t-`
    : `${field}\t${use.count}\t${use.last}\t${[...use.clients].join(', ')}`;
}

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length === 0) {
  process.stderr.write(
    'Usage: npm run schema:usage -- FILE… (what USAGE_FILE of gateways holds)\n',
  );
  process.exitCode = 1;
} else {
  const uses = readUsage(positionals);
  const fields = fieldsOf(readFileSync(SCHEMA, 'utf8')).toSorted(
    (one, other) => (uses.get(other)?.count ?? 0) - (uses.get(one)?.count ?? 0),
  );
  const rows = fields.map((field) => row(field, uses.get(field)));
  process.stdout.write(`${['field\tuses\tlast\tclients', ...rows].join('\n')}\n`);
}

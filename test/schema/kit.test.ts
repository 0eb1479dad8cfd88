import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as kit from '@apogee/kit';
import { buildSchema, parse, validate } from 'graphql';
import { readEveryExample } from '../harness/examples';
import { ROOT } from '../harness/program';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const manifest = (name: string): Record<string, string> =>
  JSON.parse(read(`kit/generated/${name}`)) as Record<string, string>;

describe('the kit for front ends', () => {
  it('holds the schema that is served', () => {
    expect(read('kit/generated/schema.graphql')).toBe(read('schema/api.graphql'));
  });

  it('has a document for every worked example', async () => {
    for (const { name } of await readEveryExample()) {
      expect(kit).toHaveProperty(`${name}Document`);
    }
  });

  it('names what an interface may be', () => {
    expect(kit.possibleTypes['Labelable']).toEqual([
      'EngineeringActivity',
      'Product',
      'ProductRange',
    ]);
  });

  it('trusts the same operations in every form, and all of them fit', () => {
    const api = buildSchema(read('schema/api.graphql'));
    const own = Object.values(manifest('trusted-documents.json'));
    const relay = Object.values(manifest('trusted-documents.relay.json'));
    const { operations } = JSON.parse(read('kit/generated/trusted-documents.apollo.json')) as {
      operations: { body: string }[];
    };
    expect(relay).toEqual(own);
    expect(operations).toHaveLength(own.length);
    for (const text of [...own, ...operations.map(({ body }) => body)]) {
      expect(validate(api, parse(text))).toEqual([]);
    }
  });
});

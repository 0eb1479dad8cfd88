import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { readExamples } from '../harness/examples';
import { ROOT } from '../harness/program';

const api = buildSchema(readFileSync(join(ROOT, 'schema/api.graphql'), 'utf8'));

describe('the worked examples', () => {
  it('fit the schema', async () => {
    const examples = await readExamples();
    expect(examples.length).toBeGreaterThan(0);
    for (const { query } of examples) {
      expect(validate(api, parse(query))).toEqual([]);
    }
  });

  it('have a name, a title and a description of their own', async () => {
    const examples = await readExamples();
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
    expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
  });
});

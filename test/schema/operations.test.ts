import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { readEveryExample } from '../harness/examples';
import { ROOT } from '../harness/program';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const api = buildSchema(read('schema/api.graphql'));
const { readers } = JSON.parse(read('schema/explorer.json')) as {
  readers: readonly { readonly id: string }[];
};
const identities = JSON.parse(read('schema/identities.json')) as readonly { name: string }[];

describe('the worked examples', () => {
  it('fit the schema', async () => {
    const examples = await readEveryExample();
    expect(examples.length).toBeGreaterThan(0);
    for (const { query } of examples) {
      expect(validate(api, parse(query))).toEqual([]);
    }
  });

  it('have a name, a title and a purpose of their own, in English and French', async () => {
    const examples = await readEveryExample();
    const all = (text: (one: (typeof examples)[number]) => string | undefined): Set<unknown> =>
      new Set(examples.map(text).filter((one) => one !== undefined && one !== ''));
    for (const texts of [
      all(({ name }) => name),
      all(({ title }) => title),
      all(({ description }) => description),
      all(({ french }) => french?.title),
      all(({ french }) => french?.description),
    ]) {
      expect(texts.size).toBe(examples.length);
    }
  });

  it('are each for readers that the explorer names, and every reader has some', async () => {
    const examples = await readEveryExample();
    const ids = readers.map(({ id }) => id);
    for (const { name, readers: written } of examples) {
      expect([name, written]).not.toEqual([name, []]);
      expect([name, written.filter((id) => !ids.includes(id))]).toEqual([name, []]);
    }
    expect(new Set(examples.flatMap(({ readers: written }) => written))).toEqual(new Set(ids));
  });

  it('are asked as identities that exist while developing', async () => {
    const names = new Set(identities.map(({ name }) => name));
    const asked = (await readEveryExample()).flatMap(({ identity }) => identity ?? []);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
  });
});

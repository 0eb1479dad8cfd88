import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { contentHash } from './content-hash';
import { createTestDatabase, forgetTemplate } from './test-database';

const key = `test of templates ${randomUUID()}`;

afterEach(() => forgetTemplate(key));

it('prepares a template once, and hands out copies that do not know of each other', async () => {
  let prepared = 0;
  const template = {
    key,
    prepare: async (url: string): Promise<void> => {
      prepared += 1;
      await run(url, "create table firm (name text); insert into firm values ('Sodern')");
    },
  };
  const [first, second] = await Promise.all([
    createTestDatabase({ template }),
    createTestDatabase({ template }),
  ]);
  await run(first.url, "insert into firm values ('Exotrail')");
  expect(await run(first.url, 'select name from firm')).toEqual([
    { name: 'Sodern' },
    { name: 'Exotrail' },
  ]);
  expect(await run(second.url, 'select name from firm')).toEqual([{ name: 'Sodern' }]);
  expect(prepared).toBe(1);
  await Promise.all([first.drop(), second.drop()]);
});

it('prepares a template again whose preparation failed', async () => {
  const failing = { key, prepare: () => Promise.reject(new Error('no data')) };
  await expect(createTestDatabase({ template: failing })).rejects.toThrow('no data');
  const working = {
    key,
    prepare: async (url: string) => void (await run(url, 'create table firm (name text)')),
  };
  const database = await createTestDatabase({ template: working });
  expect(await run(database.url, 'select name from firm')).toEqual([]);
  await database.drop();
});

it('names content by what files and folders hold', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apogee-test-'));
  writeFileSync(join(folder, 'firms.json'), '[]');
  const before = contentHash([folder]);
  expect(contentHash([folder])).toBe(before);
  writeFileSync(join(folder, 'firms.json'), '["Sodern"]');
  expect(contentHash([folder])).not.toBe(before);
  rmSync(folder, { recursive: true });
});

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

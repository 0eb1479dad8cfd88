import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(__dirname, 'modules');
const DOCUMENTED = readFileSync(join(__dirname, '../../../docs/errors.md'), 'utf8');

const codes = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('refusals.ts'))
  .map((file) => readFileSync(join(MODULES, file), 'utf8'))
  .flatMap((text) => [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{$/gm)].map(([, code]) => code));

describe('refusals', () => {
  it('each have a line in docs/errors.md', () => {
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !DOCUMENTED.includes(`| \`${code}\` |`))).toEqual([]);
  });

  it('never share a code between two rules', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});

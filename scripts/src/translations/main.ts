import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markTranslated, readTranslations, revisionOf } from './translation';

/**
 * `npm run docs:translated`: which French pages are behind their English ones.
 * `npm run docs:translated -- PAGE…`: writes down that these (`search`) are not any more.
 */

const ROOT = join(__dirname, '../../..');

const { positionals } = parseArgs({ allowPositionals: true });
const translations = readTranslations(ROOT);
const named = positionals.map(
  (page) => `docs/fr/${page.replace(/^.*\//, '').replace(/\.md$/, '')}.md`,
);
const unknown = named.find((path) => translations.every((one) => one.path !== path));
if (unknown !== undefined) {
  process.stderr.write(`${unknown}: no such page\n`);
  process.exitCode = 1;
} else if (named.length > 0) {
  for (const translation of translations.filter(({ path }) => named.includes(path))) {
    markTranslated(ROOT, translation);
  }
} else {
  const behind = translations.filter(
    ({ original, revision }) => revisionOf(ROOT, original) !== revision,
  );
  process.stdout.write(
    behind.map(({ path, original }) => `${path}: ${original} has changed\n`).join(''),
  );
}

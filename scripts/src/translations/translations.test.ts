import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorsOf, proseOf, shapeOf } from './shape';
import { readTranslations, revisionOf } from './translation';

const ROOT = join(__dirname, '../../..');
const translations = readTranslations(ROOT);
const pages = translations.map((translation) => [translation.path, translation] as const);
const originals = new Map(translations.map(({ path, original }) => [path, original]));

/** Where a link of a French page would lead in English. */
function inEnglish(link: string): string {
  const [page = '', ...anchor] = link.split('#');
  return [originals.get(page) ?? page, ...anchor].join('#');
}

describe.each(pages)('%s', (path, { original, revision, text }) => {
  const english = shapeOf(original, readFileSync(join(ROOT, original), 'utf8'));
  const french = shapeOf(path, text);

  it('was made of the English page as it is now', () => {
    const now = revisionOf(ROOT, original);
    const advice = `see what changed in ${original}, bring ${path} up to date, then: npm run docs:translated -- ${path}`;
    expect(revision === now ? now : advice).toBe(now);
  });

  it('has the headings, tables and code of the English page', () => {
    expect({ ...french, links: [] }).toEqual({ ...english, links: [] });
  });

  it('leads where the English page leads, to French pages where there are any', () => {
    expect(french.links.map(inEnglish).toSorted()).toEqual(english.links);
    const translated = new Set(originals.values());
    expect(french.links.filter((link) => translated.has(link.split('#')[0] ?? ''))).toEqual([]);
  });

  it('is set as French is: no breakable space beside punctuation, no straight apostrophe', () => {
    expect(proseOf(text).filter((words) => / [;:!?»]|« |'/.test(words))).toEqual([]);
  });

  it('links to places that French pages have', () => {
    const missing = french.links.filter((link) => {
      const [page, anchor] = link.split('#');
      const target = translations.find((one) => one.path === page);
      return (
        target !== undefined && anchor !== undefined && !anchorsOf(target.text).includes(anchor)
      );
    });
    expect(missing).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isSpecifiedScalarType } from 'graphql';
import { ROOT } from '../../harness/program';

const SITE = join(ROOT, 'docs/site/dist');

/** A page of the built site (`npm run build`), by its address. */
function page(address: string): string {
  return readFileSync(join(SITE, `${address}.html`), 'utf8');
}

function idsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? ''));
}

const SCHEMA = buildSchema(readFileSync(join(ROOT, 'schema/api.graphql'), 'utf8'));
const LOCALES = ['', 'fr/'];

describe('the documentation site', () => {
  it('has a page for every type, linked from the reference', () => {
    const roots = [SCHEMA.getQueryType(), SCHEMA.getMutationType(), SCHEMA.getSubscriptionType()];
    const types = Object.values(SCHEMA.getTypeMap())
      .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
      .filter((type) => !roots.some((root) => root === type));
    expect(types.length).toBeGreaterThan(300);
    for (const locale of LOCALES) {
      const reference = page(`${locale}reference/index`);
      const pages = new Set(readdirSync(join(SITE, `${locale}reference/types`)));
      expect(types.filter(({ name }) => !pages.has(`${name}.html`))).toEqual([]);
      expect(types.filter(({ name }) => !reference.includes(`href="types/${name}"`))).toEqual([]);
    }
  });

  it('has an anchor for every query, mutation and subscription', () => {
    for (const [address, root] of [
      ['queries', SCHEMA.getQueryType()],
      ['mutations', SCHEMA.getMutationType()],
      ['subscriptions', SCHEMA.getSubscriptionType()],
    ] as const) {
      const ids = idsIn(page(`reference/${address}`));
      expect(Object.keys(root?.getFields() ?? {}).filter((name) => !ids.has(name))).toEqual([]);
    }
  });

  it.each([
    ['errors', 'docs/errors.md'],
    ['fr/errors', 'docs/fr/errors.md'],
  ])('has an anchor for every error code: %s', (address, file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const codes = [...text.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(100);
    const ids = idsIn(page(address));
    expect(codes.filter((code) => !ids.has(code))).toEqual([]);
  });

  it('has every page of docs/ in its navigation', () => {
    const names = readdirSync(join(ROOT, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => (name === 'index.md' ? 'start' : name.replace(/\.md$/, '')));
    expect(names.length).toBeGreaterThan(20);
    for (const locale of LOCALES) {
      const home = page(`${locale}index`);
      expect(names.filter((name) => !home.includes(`href="${name}"`))).toEqual([]);
    }
  });

  it('has no script and no style within its pages, which their policy forbids', () => {
    for (const address of ['index', 'fr/errors', 'reference/examples', 'reference/types/Firm']) {
      expect(page(address)).not.toMatch(/<script(?![^>]* src=)|<style| style="| on\w+="/);
    }
  });
});

import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { fragmentOf, InvalidLink, LONGEST_FRAGMENT, queryInFragment } from './shared-link';

const text = fc.string({ maxLength: 100, unit: 'grapheme' });

describe('a query in a link', () => {
  it('comes back as it was, whatever is written in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ name: text, query: text, variables: text }), async (shared) => {
        fc.pre(shared.name.length <= 120);
        const fragment = await fragmentOf(shared);
        expect(fragment).toMatch(/^#query=[\w-]+$/);
        expect(await queryInFragment(fragment)).toEqual(shared);
      }),
    );
  });

  it('is not looked for in other fragments', async () => {
    expect(await queryInFragment('#graphiql-session')).toBeNull();
    expect(await queryInFragment('')).toBeNull();
  });

  it('is much shorter than its text', async () => {
    const query = `{ firms { nodes { ${'legalName siren '.repeat(500)} } } }`;
    expect((await fragmentOf({ name: 'Firms', query, variables: '' })).length).toBeLessThan(400);
  });

  it('is refused when the link would be too long to send', async () => {
    const query = Array.from({ length: 9_000 }, (_, at) => Math.sin(at)).join(' ');
    await expect(fragmentOf({ name: '', query, variables: '' })).rejects.toThrow(InvalidLink);
  });

  it.each([
    ['letters that mean nothing', '#query=%%%'],
    ['what is not compressed', `#query=${btoa('{}')}`],
    ['no query', `#query=${packed('{"name":"A"}')}`],
    ['no JSON', `#query=${packed('query')}`],
    ['a link that is too long', `#query=${'A'.repeat(LONGEST_FRAGMENT)}`],
    ['what unpacks to millions of letters', `#query=${packed(`"${'a'.repeat(5_000_000)}"`)}`],
  ])('is refused: %s', async (_, fragment) => {
    await expect(queryInFragment(fragment)).rejects.toThrow(InvalidLink);
  });
});

function packed(content: string): string {
  return deflateRawSync(content).toString('base64url');
}

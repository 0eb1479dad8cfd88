import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { type Event, subscribe } from '../../../docs/clients/subscribe';
import { send } from '../../harness/client';
import { type Graph, startAllInOne } from '../../harness/graph';

const FIRM = 'firm-demo-roues-inertielles';

interface Identity {
  readonly name: string;
  readonly token: string;
}
interface Changed {
  readonly revision: { readonly id: string; readonly recordId: string; readonly version: number };
}
interface Matched {
  readonly savedSearchMatched: { readonly recordId: string; readonly node: object };
}

describe('a product that a firm states', () => {
  let database: TestDatabase;
  let graph: Graph;
  let tokens: ReadonlyMap<string, string>;

  beforeAll(async () => {
    database = await sampleDatabase();
    graph = await startAllInOne({ DATABASE_URL: database.url, DEVELOPMENT_ISSUER: 'true' });
    const response = await fetch(`${graph.url}/development/identities`);
    const { identities } = (await response.json()) as { identities: readonly Identity[] };
    tokens = new Map(identities.map(({ name, token }) => [name, token]));
  });
  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  function headersOf(name: string): Record<string, string> {
    return { authorization: `Bearer ${tokens.get(name) ?? ''}` };
  }

  async function as<Data>(name: string, query: string, variables: object = {}): Promise<Data> {
    const operation = { query, variables: { ...variables } };
    const { data, errors } = await send(graph.url, operation, headersOf(name));
    expect(errors).toBeUndefined();
    return data as Data;
  }

  async function change(name: string, call: string): Promise<Changed['revision']> {
    const query = `mutation { changed: ${call} { revision { id recordId version } userErrors { code } } }`;
    const { changed } = await as<{ changed: Changed & { userErrors: object[] } }>(name, query);
    expect(changed.userErrors).toEqual([]);
    return changed.revision;
  }

  it('comes to who waits for it once an editor has published it, with facts of all parts', async () => {
    const saved = await as<{ saveSearch: { savedSearch: { id: string } } }>(
      'demo-evaluator',
      'mutation { saveSearch(input: { name: "Veille", text: "Capucine", filter: { regionCodes: ["76"] } }) { savedSearch { id } } }',
    );
    const { id } = saved.saveSearch.savedSearch;
    const catchUp = `{ savedSearchMatchEvents(id: "${id}") { pageInfo { endCursor } } }`;
    const { savedSearchMatchEvents } = await as<{
      savedSearchMatchEvents: { pageInfo: { endCursor: string } };
    }>('demo-evaluator', catchUp);
    const matches = subscribe<Matched>({
      url: `${graph.url}/graphql`,
      query: `subscription ($after: String) { savedSearchMatched(id: "${id}", after: $after) {
        cursor recordId node { ... on Product { name firm { legalName headquarters { commune { name } } } trl { confirmed } currentLabel { number } } }
      } }`,
      after: savedSearchMatchEvents.pageInfo.endCursor,
      headers: () => headersOf('demo-evaluator'),
    });
    const begun = await change(
      'demo-representative',
      `draftItem(input: { firmId: "${FIRM}", kind: PRODUCT, name: { fr: "Roue Capucine" } })`,
    );
    const revised = await change(
      'demo-representative',
      `reviseItem(input: { revisionId: "${begun.id}", expectedVersion: 1, content: { categoryCode: "satellite/attitude" } })`,
    );
    const key = (version: number): string =>
      `revisionId: "${begun.id}", expectedVersion: ${version}`;
    const submitted = await change(
      'demo-representative',
      `submitRevision(input: { ${key(revised.version)} })`,
    );
    await change('demo-editor', `publishRevision(input: { ${key(submitted.version)} })`);

    expect(await nodeOf(begun.recordId, matches)).toMatchObject({
      name: 'Roue Capucine',
      firm: { headquarters: { commune: { name: 'Labège' } } },
      currentLabel: null,
    });
  });
});

/** Of the first match that is this record: its firm is found by it, too, before or after it. */
async function nodeOf(
  recordId: string,
  matches: AsyncIterable<Event<Matched>>,
): Promise<object | undefined> {
  for await (const { data } of matches) {
    if (data?.savedSearchMatched.recordId === recordId) {
      return data.savedSearchMatched.node;
    }
  }
  return undefined;
}

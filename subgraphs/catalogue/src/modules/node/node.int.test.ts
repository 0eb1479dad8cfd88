import { MOST_NODES } from '@apogee/shared/graphql';
import { BATCHING_SLACK } from '@apogee/shared/testing';
import * as fc from 'fast-check';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';

interface Node {
  readonly __typename: string;
  readonly id: string;
}

const EVERY_LIST = `{
  firms(first: 100) { nodes { __typename id establishments { __typename id } items(first: 100) { nodes { __typename id } } } }
  items(first: 100) { nodes { __typename id } }
  search(text: "roue", locale: FR, first: 50) { nodes { __typename ... on Firm { id } ... on Labelable { id } } }
}`;
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const DEEP = `query ($ids: [ID!]!) { nodes(ids: $ids) {
  id
  ... on Firm { legalName sources { title } establishments { id } }
  ... on Establishment { firm { legalName } }
  ... on Labelable { name firm { id } sources { title } }
} }`;

const WHEELS = 'firm-demo-roues-inertielles';

/** Whatever has an id, anywhere in an answer. */
function nodesIn(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const below = Object.values(value).flatMap(nodesIn);
  return 'id' in value ? [{ ...(value as Node) }, ...below] : below;
}

describe('node', () => {
  let catalogue: CatalogueFixture;
  let shown: readonly Node[];

  beforeAll(async () => {
    catalogue = await startCatalogue();
    const found = nodesIn(await catalogue.ask(EVERY_LIST));
    shown = found.map(({ __typename, id }) => ({ __typename, id }));
  });
  afterAll(() => catalogue.close());

  async function nodes(ids: readonly string[]): Promise<readonly (Node | null)[]> {
    return (await catalogue.ask<{ nodes: readonly (Node | null)[] }>(NODES, { ids })).nodes;
  }

  async function node(id: string): Promise<Node | null> {
    return (await catalogue.ask<{ node: Node | null }>(NODE, { id })).node;
  }

  async function statementsFor(ids: readonly string[]): Promise<number> {
    catalogue.recorder.reset();
    await catalogue.ask(DEEP, { ids });
    return catalogue.recorder.statements().length;
  }

  it('finds every kind that lists show', () => {
    expect([...new Set(shown.map(({ __typename }) => __typename))].toSorted()).toEqual([
      'EngineeringActivity',
      'Establishment',
      'Firm',
      'Product',
      'ProductRange',
    ]);
  });

  it('always finds what a list shows by its id, each in its place, and null for what is not there', async () => {
    const nothing = fc
      .string({ unit: 'binary', maxLength: 250 })
      .map((id) => ({ id, there: null }));
    const something = fc.constantFrom(...shown).map((there) => ({ id: there.id, there }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(something, nothing), { maxLength: MOST_NODES }),
        async (wanted) => {
          const there = wanted.map((one) => one.there);
          expect(await nodes(wanted.map(({ id }) => id))).toEqual(there);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('answers null, and no error, for what nobody or not everybody may see, and for what is no id', async () => {
    await catalogue.dataSource.query(
      `update catalogue.firm set archived_at = now() where id = 'firm-demo-mission-montpellier'`,
    );
    const hidden = ['firm-demo-mission-montpellier', 'firm-nobody', '', 'a\0b', 'x'.repeat(201)];
    expect(await nodes(hidden)).toEqual(hidden.map(() => null));
    expect(await Promise.all(hidden.map(node))).toEqual(hidden.map(() => null));
  });

  it('sends as many statements for a hundred ids as for five', async () => {
    const kinds = [...new Map(shown.map(({ __typename: kind, id }) => [kind, id])).values()];
    const few = await statementsFor(kinds);
    const many = await statementsFor([...kinds, ...shown.map(({ id }) => id)].slice(0, MOST_NODES));
    expect(many).toBeLessThanOrEqual(few + BATCHING_SLACK);
  });

  it('refuses more ids than a page has, and takes none at all', async () => {
    const ids = Array.from({ length: MOST_NODES + 1 }, () => WHEELS);
    expect(await catalogue.refusal(NODES, { ids })).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'ids',
    });
    expect(await nodes([])).toEqual([]);
  });
});

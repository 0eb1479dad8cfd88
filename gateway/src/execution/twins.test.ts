import { buildSchema } from 'graphql';
import { batchEntities } from './entity-batch';
import { compileCollector, findPlaces } from './places';
import { compileRepresentation } from './representations';
import { Twins } from './twins';

const schema = buildSchema('type Query { films: [Film] } type Film { id: ID name: String }');

const byId = compileRepresentation(schema, [
  {
    kind: 'InlineFragment',
    typeCondition: 'Film',
    selections: ['__typename', 'id'].map((name) => ({ kind: 'Field' as const, name })),
  },
]);

const PATH = ['shelves', '@', 'film'];

/** What a fetch for the films does with its targets. */
function unite(tree: Record<string, unknown>, twins: Twins): ReturnType<typeof batchEntities> {
  const targets = compileCollector(PATH)([tree], twins);
  return batchEntities(targets, { writerOf: byId, onlyType: null, rewriteInput: null, twins });
}

function shelvesWith(...films: readonly unknown[]): { shelves: { film: unknown }[] } {
  return { shelves: films.map((film) => ({ film })) };
}

const film = (id: string, more: object = {}): object => ({ __typename: 'Film', id, ...more });

describe('equal entities in an answer', () => {
  it('become one object where they have the same content', () => {
    const tree = shelvesWith(film('1'), film('2'), film('1'));
    const twins = new Twins();
    const { owners } = unite(tree, twins);
    const [first, second, third] = tree.shelves.map((shelf) => shelf.film);
    expect(third).toBe(first);
    expect(second).not.toBe(first);
    expect(owners).toEqual([[first], [second]]);
    expect([first, second].map((it) => twins.has(it as Record<string, unknown>))).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['another value', film('1', { name: 'A' }), film('1', { name: null })],
    ['another key', film('1', { name: 'A' }), film('1', { title: 'A' })],
    ['one key less', film('1', { name: 'A' }), film('1')],
    ['an object of its own', film('1', { name: {} }), film('1', { name: {} })],
  ])('stay apart where one has %s, and are asked for once all the same', (_, one, other) => {
    const tree = shelvesWith(one, other);
    const { owners, representations } = unite(tree, new Twins());
    expect(owners).toEqual([[one, other]]);
    expect(representations).toHaveLength(1);
    expect(tree.shelves[1]?.film).toBe(other);
  });

  it('are visited once from then on, and are at all their places', () => {
    const tree = shelvesWith(film('1'), film('1'), film('1'));
    const twins = new Twins();
    unite(tree, twins);
    expect(compileCollector(PATH)([tree], twins).objects).toHaveLength(1);
    expect([...findPlaces(tree, PATH).values()]).toEqual([
      [
        ['shelves', 0, 'film'],
        ['shelves', 1, 'film'],
        ['shelves', 2, 'film'],
      ],
    ]);
  });

  it('are visited below each place where they are not one', () => {
    const below = ['shelves', '@', 'film', 'name'];
    const tree = shelvesWith(film('1', { name: { a: 1 } }), film('1', { name: { a: 1 } }));
    const twins = new Twins();
    unite(tree, twins);
    expect(compileCollector(below)([tree], twins).objects).toHaveLength(2);
  });
});

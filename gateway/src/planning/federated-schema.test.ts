import { composeFixture } from '../testing/fixture';
import { loadFederatedSchema } from './federated-schema';

/** The vault of a subgraph that imports the directives so. */
function requirementsWith(imports: string, directive: string): unknown {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
  const { sdl } = composeFixture({
    vault: `${link} type Query { open: Int gold: Int ${directive} }`,
  });
  return [...loadFederatedSchema(sdl).requirements];
}

describe('a supergraph with guarded fields', () => {
  it('says what they ask of callers, under whatever name the directives are imported', () => {
    const anybodyKnown = [['Query.gold', [{ alternatives: [] }]]];
    expect(requirementsWith('"@authenticated"', '@authenticated')).toEqual(anybodyKnown);
    expect(requirementsWith('{ name: "@authenticated", as: "@known" }', '@known')).toEqual(
      anybodyKnown,
    );
    expect(
      requirementsWith(
        '{ name: "@requiresScopes", as: "@for" }',
        '@for(scopes: [["a", "b"], ["c"]])',
      ),
    ).toEqual([['Query.gold', [{ alternatives: [['a', 'b'], ['c']] }]]]);
  });

  it('asks nothing where a directive has the name and another meaning', () => {
    const directive = 'directive @authenticated on FIELD_DEFINITION';
    const { sdl } = composeFixture({
      vault: `type Query { gold: Int @authenticated } ${directive}`,
    });
    expect([...loadFederatedSchema(sdl).requirements]).toEqual([]);
  });
});

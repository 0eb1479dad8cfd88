import { ConfigurationError } from '@apogee/shared/errors';
import { loadSupergraph, parseSupergraph } from './load-supergraph';

const SUPERGRAPH = `
  enum join__Graph {
    CATALOGUE @join__graph(name: "catalogue", url: "http://127.0.0.1:4001/graphql")
    GEO @join__graph(name: "geo", url: "")
  }
  type Query { firms: [String] }
`;

describe('a supergraph', () => {
  it('tells where its subgraphs are, as composition wrote them', () => {
    expect([...parseSupergraph(SUPERGRAPH, 'a file').subgraphUrls]).toEqual([
      ['catalogue', 'http://127.0.0.1:4001/graphql'],
      ['geo', ''],
    ]);
  });

  it.each([
    ['a plain schema', 'type Query { firms: [String] }', 'is not a supergraph'],
    ['no GraphQL', 'subgraphs: [catalogue]', 'is not GraphQL'],
    ['nothing', '', 'is not GraphQL'],
  ])('is refused when the file holds %s, naming the file', (_, sdl, reason) => {
    const parse = (): unknown => parseSupergraph(sdl, 'some.graphql');
    expect(parse).toThrow(ConfigurationError);
    expect(parse).toThrow(new RegExp(`some\\.graphql ${reason}`));
  });

  it('is refused when there is no file', async () => {
    await expect(loadSupergraph('/nowhere.graphql')).rejects.toThrow(
      '--supergraph: cannot read /nowhere.graphql',
    );
  });
});

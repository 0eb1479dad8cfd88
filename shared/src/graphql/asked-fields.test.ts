import {
  buildSchema,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  graphql,
  parse,
  printSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { asksFor } from './asked-fields';

const schema = buildSchema(`
  type Query { commune: Commune }
  type Commune { name: String, departement: Departement }
  type Departement { name: String, region: Region }
  type Region { name: String }
`);

const PATHS = [['name'], ['departement'], ['departement', 'region'], ['region']] as const;

/** Which of `PATHS` a document asks for, as the resolver of `commune` sees it. */
async function asked(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  const seen: string[] = [];
  const commune = (_: unknown, __: unknown, info: GraphQLResolveInfo): object => {
    seen.push(...PATHS.filter((path) => asksFor(info, ...path)).map((path) => path.join('.')));
    return {};
  };
  await graphql({ schema, source: query, rootValue: { commune }, variableValues: variables });
  return seen;
}

describe('what a client asks for below a field', () => {
  it.each([
    ['{ commune { name } }', ['name']],
    ['{ commune { departement { name } } }', ['departement']],
    [
      '{ commune { d: departement { r: region { name } } } }',
      ['departement', 'departement.region'],
    ],
    [
      '{ commune { ... on Commune { departement { ...D } } } } fragment D on Departement { region { name } }',
      ['departement', 'departement.region'],
    ],
    ['{ commune { name } commune { departement { name } } }', ['name', 'departement']],
  ])('%s', async (query, paths) => {
    expect(await asked(query)).toEqual(paths);
  });

  it('is also what a directive may leave out', async () => {
    const query = 'query ($d: Boolean!) { commune { name departement @include(if: $d) { name } } }';
    expect(await asked(query, { d: false })).toEqual(['name', 'departement']);
  });

  it('is the same in a compiled operation, each time', async () => {
    const seen: boolean[] = [];
    const compiled = compileQuery(
      withResolver(seen),
      parse('{ commune { departement { name } } }'),
    );
    if (!isCompiledQuery(compiled)) {
      throw new TypeError('was not compiled');
    }
    for (let time = 0; time < 2; time += 1) {
      await compiled.query(undefined, {}, {});
    }
    expect(seen).toEqual([true, false, true, false]);
  });
});

/** A schema whose field `commune` notes whether the département, and its region, are asked for. */
function withResolver(seen: boolean[]): GraphQLSchema {
  const own = buildSchema(printSchema(schema));
  Object.assign(own.getQueryType()?.getFields()['commune'] ?? {}, {
    resolve: (...[, , , info]: [unknown, unknown, unknown, GraphQLResolveInfo]): object => {
      seen.push(asksFor(info, 'departement'), asksFor(info, 'departement', 'region'));
      return {};
    },
  });
  return own;
}

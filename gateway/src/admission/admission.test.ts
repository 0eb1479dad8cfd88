import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getIntrospectionQuery, getOperationAST } from 'graphql';
import { Admission, type Verdict } from './admission';

const SCHEMA_FOLDER = join(__dirname, '../../../schema');
const EXAMPLES = join(SCHEMA_FOLDER, 'operations');
const schema = buildSchema(readFileSync(join(SCHEMA_FOLDER, 'api.graphql'), 'utf8'));
const supergraphSdl = readFileSync(join(SCHEMA_FOLDER, 'supergraph.graphql'), 'utf8');
const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Fragments of which each spreads the next one `spreads` times. */
const chain = (length: number, spreads: number): string =>
  `{ firms { ...F0 } } ${repeat(
    length,
    (index) =>
      `fragment F${index} on FirmConnection { ${index === length - 1 ? 'totalCount' : `...F${index + 1} `.repeat(spreads)} }`,
  )}`;

/** Fragments that are all spread at one place. */
const components = (count: number, fields: string): string =>
  `{ firms { nodes { ${repeat(count, (index) => `...C${index}`)} } } } ${repeat(
    count,
    (index) => `fragment C${index} on Firm { ${fields} }`,
  )}`;

describe('admission', () => {
  const admission = new Admission({ apiSchema: schema, supergraphSdl });
  const admit = (source: string): Verdict => admission.admit(source);
  const codes = (source: string): unknown[] => {
    const verdict = admit(source);
    return verdict.kind === 'admitted'
      ? []
      : verdict.errors.map(({ extensions }) => extensions['code']);
  };

  it.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.graphql')))(
    'admits the example %s',
    (name) => {
      expect(codes(readFileSync(join(EXAMPLES, name), 'utf8'))).toEqual([]);
    },
  );

  it('admits the introspection query with every option', () => {
    const query = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(codes(query)).toEqual([]);
  });

  it.each([
    ['OPERATION_TOO_DEEP', `${'{ firms { nodes { items { nodes { firm '.repeat(5)}{ id }`],
    ['TOO_MANY_ROOT_FIELDS', `{ ${'__typename '.repeat(21)} }`],
    ['TOO_MANY_ALIASES', `{ firms { ${repeat(31, (index) => `a${index}: totalCount`)} } }`],
    ['TOO_MANY_DIRECTIVES', `{ __typename ${'@include(if: true) '.repeat(6)} }`],
    ['TOO_MANY_DIRECTIVES', `{ firms { ${'totalCount @include(if: true) '.repeat(51)} } }`],
    ['TOO_MANY_FIELDS', `{ firms { ${'totalCount '.repeat(500)} } }`],
    ['TOO_MANY_FIELDS', `{ firms { ${'totalCount '.repeat(21)} } }`],
    [
      'TOO_MANY_FIELDS',
      repeat(18, (index) => `query q${index} { ${'... { firms { nodes { id } } } '.repeat(19)} }`),
    ],
    ['TOO_MANY_FIELDS', chain(50, 2)],
    ['TOO_MANY_FIELDS', components(50, 'headquarters { id } '.repeat(4))],
    ['TOO_MANY_FIELDS', `{ firms { ${'... { '.repeat(400)} totalCount ${'} '.repeat(400)} } }`],
    [
      'TOO_MANY_FIELDS',
      `{ ${`firms(filter: { text: "${'a'.repeat(2_000)}" }) { totalCount } `.repeat(5)} }`,
    ],
    ['TOO_MANY_FRAGMENTS', chain(51, 1)],
    ['GRAPHQL_PARSE_FAILED', `{ ${'totalCount '.repeat(5_000)} }`],
    ['GRAPHQL_PARSE_FAILED', `{ firms(first: ${'['.repeat(4_000)} ) }`],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
  ])('refuses with %s: %.60s', (code, source) => {
    const balanced = source.startsWith('{ firms { nodes { items {')
      ? source + ' }'.repeat(25)
      : source;
    expect(codes(balanced)).toEqual([code]);
  });

  it('admits a page of components that ask the same of one object', () => {
    expect(codes(components(30, '__typename id legalName siren website'))).toEqual([]);
  });

  it('tells which limit was broken', () => {
    const verdict = admit(`{ ${'__typename '.repeat(21)} }`);
    expect(verdict).toMatchObject({ errors: [{ extensions: { limit: 20 } }] });
  });

  it('is not held up by fragments in a circle', () => {
    const circle = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A ...B }';
    expect(new Set(codes(circle))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
  });

  it.each([
    ['unknown fields', `{ firms { ${repeat(450, (index) => `totalCoun${index}`)} } }`],
    ['one endless name', `{ ${'a'.repeat(90_000)} }`],
    [
      'one argument given a thousand times',
      `{ firms(${'first: 1 '.repeat(1_500)}) { totalCount } }`,
    ],
    ['a syntax error in an endless name', `{ a(${'b'.repeat(90_000)}`],
  ])('answers %s with little', (_what, source) => {
    const verdict = admit(source);
    expect(verdict.kind).toBe('refused');
    expect(JSON.stringify(verdict).length).toBeLessThan(5_000);
  });

  it.each([
    ['fields that meet 20,000 times', components(50, 'headquarters { id } '.repeat(4))],
    ['fields that may just meet', components(50, 'headquarters { id }')],
    ['fields that just may not', components(30, 'id legalName siren website __typename naf ')],
    [
      'long arguments',
      `{ ${`firms(filter: { text: "${'a'.repeat(15_000)}" }) { totalCount } `.repeat(6)} }`,
    ],
    [
      'a list of thousands',
      `{ firm(siren: "1") { labels(status: [${'ACTIVE '.repeat(4_900)}]) { number } } }`,
    ],
    [
      'fragments in one another',
      `{ firms { ${'... { '.repeat(2_000)} totalCount ${'} '.repeat(2_000)} } }`,
    ],
    [
      'one text of 90 kB',
      `{ firms(filter: { text: "${'\\u0041'.repeat(15_000)}" }) { totalCount } }`,
    ],
    ['thousands of fields', `{ ${'firms { nodes { id } } '.repeat(4_000)} }`],
  ])('takes at most some milliseconds for %s', (_what, source) => {
    const before = process.cpuUsage();
    admission.admit(source);
    const { user, system } = process.cpuUsage(before);
    // 2 to 20 ms; the rest is for machines and compilers that are not warm.
    expect((user + system) / 1_000).toBeLessThan(250);
  });

  it('judges the cost of each operation with its variables', () => {
    const source =
      'query A($n: Int = 100) { firms(first: $n) { nodes { items(first: 100) { nodes { firm { items(first: 20) { nodes { id } } } } } } } } query B { firms { totalCount } }';
    const verdict = admit(source);
    if (verdict.kind === 'refused') {
      throw new AggregateError(verdict.errors);
    }
    const judge = (name: string, variables: Record<string, unknown>): unknown => {
      const operation = getOperationAST(verdict.document, name);
      const cost =
        operation && admission.judgeCost({ document: verdict.document, operation, variables });
      return [cost?.estimate, cost?.refused?.extensions['code']];
    };
    expect(judge('A', {})).toEqual([230_201, 'OPERATION_TOO_COSTLY']);
    expect(judge('A', { n: 2 })).toEqual([4_605, undefined]);
    expect(judge('B', {})).toEqual([1, undefined]);
  });

  it('suggests no names to who guesses', () => {
    const text = JSON.stringify(admit('{ firm(siren: "1") { legalNam } }'));
    expect(text).toContain('Cannot query field \\"legalNam\\"');
    expect(text).not.toMatch(/Did you mean|legalName/);
  });

  it('judges a document once', () => {
    expect(admission.admit('{ firms { totalCount } }')).toBe(
      admission.admit('{ firms { totalCount } }'),
    );
  });
});

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number): string =>
  `{ firms ${'{ nodes { items { nodes { firm '.repeat(depth)} { id } ${'} } } }'.repeat(depth)} }`;

/** As graphql-cop and others probe our graph, each with the code that it must get. */
export const HOSTILE_OPERATIONS: readonly (readonly [what: string, code: string, query: string])[] =
  [
    ['101 aliases', 'TOO_MANY_ROOT_FIELDS', `{ ${repeat(101, (i) => `a${i}: __typename`)} }`],
    [
      '101 aliases below the root',
      'TOO_MANY_ALIASES',
      `{ firms { ${repeat(101, (i) => `a${i}: totalCount`)} } }`,
    ],
    ['directive overload', 'TOO_MANY_DIRECTIVES', `{ __typename ${'@aa'.repeat(10)} }`],
    ['field duplication', 'TOO_MANY_ROOT_FIELDS', `{ ${'__typename '.repeat(500)} }`],
    [
      'circular fragments',
      'GRAPHQL_VALIDATION_FAILED',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    ],
    ['deep nesting', 'OPERATION_TOO_DEEP', nested(10)],
    ['very deep nesting', 'GRAPHQL_PARSE_FAILED', nested(1_000)],
    [
      'circular introspection',
      'GRAPHQL_VALIDATION_FAILED',
      `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`,
    ],
    [
      'a document of 90 kB',
      'GRAPHQL_PARSE_FAILED',
      `{ ${'firms { nodes { id } } '.repeat(4_000)} }`,
    ],
    [
      'five levels of a hundred',
      'OPERATION_TOO_COSTLY',
      `{ firms(first: 100) { nodes ${'{ items(first: 100) { nodes { firm '.repeat(4)} { id } ${'} } }'.repeat(4)} } }`,
    ],
    ['a subscription that is not there', 'OPERATION_NOT_SUPPORTED', 'subscription { everything }'],
  ];

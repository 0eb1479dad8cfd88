const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number): string =>
  `{ firms ${'{ nodes { items { nodes { firm '.repeat(depth)} { id } ${'} } } }'.repeat(depth)} }`;

/** As graphql-cop and others probe our graph, each with the code that it must get. */
export const HOSTILE_OPERATIONS: readonly (readonly [what: string, code: string, query: string])[] =
  [
    ['alias overload', 'TOO_MANY_ROOT_FIELDS', `{ ${repeat(101, (i) => `a${i}: __typename`)} }`],
    [
      'aliases below the root',
      'TOO_MANY_ALIASES',
      `{ firms { ${repeat(101, (i) => `a${i}: totalCount`)} } }`,
    ],
    ['directive overload', 'TOO_MANY_DIRECTIVES', `{ __typename ${'@aa'.repeat(10)} }`],
    ['field duplication', 'TOO_MANY_ROOT_FIELDS', `{ ${'__typename '.repeat(500)} }`],
    ['duplication below', 'TOO_MANY_FIELDS', `{ firms { ${'totalCount '.repeat(500)} } }`],
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
      'fragments that double',
      'TOO_MANY_FIELDS',
      `{ firms { ...F0 } } ${repeat(
        40,
        (i) =>
          `fragment F${i} on FirmConnection { ${i === 39 ? 'totalCount' : `...F${i + 1} ...F${i + 1}`} }`,
      )}`,
    ],
    [
      '90 kB of overlapping fields',
      'GRAPHQL_PARSE_FAILED',
      `{ ${'firms { nodes { id } } '.repeat(4_000)} }`,
    ],
    [
      '20,000 unknown fields',
      'GRAPHQL_PARSE_FAILED',
      `{ ${repeat(20_000, (i) => `unknown${i}`)} }`,
    ],
    [
      'five levels of a hundred',
      'OPERATION_TOO_COSTLY',
      `{ firms(first: 100) { nodes ${'{ items(first: 100) { nodes { firm '.repeat(4)} { id } ${'} } }'.repeat(4)} } }`,
    ],
    ['unknown fields', 'GRAPHQL_VALIDATION_FAILED', `{ firms { ${repeat(450, (i) => `u${i}`)} } }`],
    ['an endless name', 'GRAPHQL_VALIDATION_FAILED', `{ ${'a'.repeat(90_000)} }`],
  ];

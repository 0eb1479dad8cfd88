/** Who may import whom. ARCHITECTURE.md states the same rule in words. */
const MODULE = '^subgraphs/([^/]+)/src/modules/([^/]+)/';
/** A file without a role suffix is domain: `label.ts`. */
const DOMAIN = '(?!index\\.)[^/.]+\\.ts$';
const TEST = '(\\.test\\.ts$|^test/|/src/testing/)';

module.exports = {
  forbidden: [
    { name: 'no-cycles', from: {}, to: { circular: true } },
    {
      name: 'subgraphs-are-strangers',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^(subgraphs/(?!$1/)|gateway/|all-in-one/)' },
    },
    {
      name: 'gateway-knows-no-subgraph',
      from: { path: '^gateway/' },
      to: { path: '^(subgraphs|all-in-one)/' },
    },
    {
      name: 'shared-knows-nobody',
      from: { path: '^shared/' },
      to: { path: '^(gateway|subgraphs|all-in-one|test|scripts|bench)/' },
    },
    {
      name: 'modules-through-the-front-door',
      from: { path: MODULE },
      to: { path: '^subgraphs/$1/src/modules/(?!$2/)[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'domain-is-pure',
      from: { path: MODULE + DOMAIN },
      to: {
        pathNot: [
          `^subgraphs/$1/src/modules/$2/${DOMAIN}`,
          '^subgraphs/$1/src/(geography|measures|cells)/',
          // What a table is, not how files of one are written.
          '^subgraphs/$1/src/tables/written-table[.]ts$',
          '^shared/src/(errors|ids|clock|contracts|json)/',
          // A hash is a function of its input, too.
          '^crypto$',
        ],
      },
    },
    {
      name: 'sql-stays-in-repositories',
      from: {
        path: '^(gateway|subgraphs/[^/]+)/src/',
        pathNot: '(\\.(entity|repository|test)|/(data-source|app)|/migrations/[^/]+)\\.ts$',
      },
      to: { path: 'node_modules/(@types/)?(typeorm|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvers-never-query',
      from: { path: '\\.(resolver|type|input)\\.ts$' },
      to: { path: '\\.(repository|entity)\\.ts$' },
    },
    {
      name: 'graphql-stays-at-the-edge',
      from: { path: '\\.(entity|repository|loader|command|events)\\.ts$' },
      to: { path: '(node_modules/(type-graphql|graphql)/|\\.(resolver|type|input)\\.ts$)' },
    },
    { name: 'tests-stay-out', from: { pathNot: TEST }, to: { path: TEST } },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'require', 'default'],
    },
  },
};

/** Tests run on the TypeScript sources; `tsc -b` owns the types. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** Published as ES modules only, which Jest's own loader of CommonJS does not read. */
const MODULES_ONLY =
  'jose|graphql-request|@maplibre/vt-pbf|@mapbox/vector-tile|@mapbox/point-geometry|pbf|resolve-protobuf-schema';

module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '/kit/examples/relay/[^/]+\\.ts$': ['<rootDir>/kit/examples/relay/jest-transform.cjs', swc],
    '\\.ts$': ['@swc/jest', swc],
    [`/node_modules/(${MODULES_ONLY})/.+\\.js$`]: [
      '@swc/jest',
      { jsc: { target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES_ONLY})/)`],
  moduleNameMapper: {
    '^@apogee/shared/(.*)$': '<rootDir>/shared/src/$1/index.ts',
    '^@apogee/(catalogue|accreditation|geo)$': '<rootDir>/subgraphs/$1/src/app.ts',
    '^@apogee/(gateway|all-in-one)$': '<rootDir>/$1/src/app.ts',
    '^@apogee/all-in-one/testing$': '<rootDir>/all-in-one/src/testing/sample-database.ts',
    '^@apogee/kit$': '<rootDir>/kit/src/index.ts',
  },
  testEnvironment: 'node',
  // The default leaves one core idle; the embedded engines of the tests keep the others busy.
  maxWorkers: '100%',
  // A guard against what hangs, not a promise: the first file that wants a prepared database makes it.
  testTimeout: 180_000,
};

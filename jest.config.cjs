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

module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '\\.ts$': ['@swc/jest', swc],
    // Published as ES modules only, which Jest's own loader of CommonJS does not read.
    '/node_modules/jose/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  moduleNameMapper: {
    '^@apogee/shared/(.*)$': '<rootDir>/shared/src/$1/index.ts',
    '^@apogee/(catalogue|accreditation|geo)$': '<rootDir>/subgraphs/$1/src/app.ts',
    '^@apogee/(gateway|all-in-one)$': '<rootDir>/$1/src/app.ts',
  },
  testEnvironment: 'node',
  // The default leaves one core idle; the embedded engines of the tests keep the others busy.
  maxWorkers: '100%',
  testTimeout: 60_000,
};

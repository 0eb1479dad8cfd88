import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transformFile } from '@swc/core';
import type { GraphQLFieldResolver } from 'graphql';

/** One subgraph of a suite, as the audit's sources declare it. */
export interface AuditSubgraph {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>;
}

export interface AuditTest {
  readonly query: string;
  readonly expected: { readonly data?: unknown; readonly errors?: boolean };
}

export interface AuditSuite {
  readonly name: string;
  readonly subgraphs: readonly AuditSubgraph[];
  readonly tests: readonly AuditTest[];
}

/** What the suites import to be served over HTTP only remembers here what it was given. */
const STAND_INS: Readonly<Record<string, string>> = {
  'subgraph.js': 'exports.createSubgraph = (name, parts) => ({ name, ...parts });',
  'supergraph.js': 'exports.serve = (id, subgraphs, tests) => ({ id, subgraphs, tests });',
};
const HELPERS = ['testkit.ts', 'env.ts'];

/** Translates the audit's suites into `workFolder`, from where they find `graphql`, and reads them. */
export async function loadSuites(auditFolder: string, workFolder: string): Promise<AuditSuite[]> {
  const source = join(auditFolder, 'src');
  if (!existsSync(join(source, 'test-suites'))) {
    throw new Error(`${auditFolder}: no folder src/test-suites here`);
  }
  await rm(workFolder, { recursive: true, force: true });
  const suites = (await readdir(join(source, 'test-suites'), { recursive: true }))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('test-suites', file));
  for (const file of [...suites, ...HELPERS]) {
    await translate(join(source, file), join(workFolder, file.replace(/\.ts$/, '.js')));
  }
  for (const [file, code] of Object.entries(STAND_INS)) {
    await writeFile(join(workFolder, file), code);
  }
  return readSuites(join(workFolder, 'test-suites'));
}

async function translate(from: string, to: string): Promise<void> {
  const { code } = await transformFile(from, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, code);
}

interface LoadedSuite {
  readonly default: {
    readonly subgraphs: readonly AuditSubgraph[];
    readonly tests: readonly AuditTest[] | (() => readonly AuditTest[]);
  };
}

async function readSuites(folder: string): Promise<AuditSuite[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  return names.map(({ name }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- translated a moment ago
    const { default: suite } = require(join(folder, name, 'index.js')) as LoadedSuite;
    const { subgraphs, tests } = suite;
    return { name, subgraphs, tests: typeof tests === 'function' ? tests() : tests };
  });
}

import type { HttpProgram } from '../http-program';
import type { BenchOperation, Parameters } from '../operations';

/** One way to answer the five questions, running. */
export interface Stack {
  readonly kind: StackKind;
  /** The last one is asked; the others work for it. */
  readonly programs: readonly HttpProgram[];
}

export interface StackKind {
  readonly name: string;
  readonly what: string;
  /** Whether it serves our schema, so that its answers must equal those of the others that do. */
  readonly servesOurSchema: boolean;
  readonly body: (operation: BenchOperation, parameters: Parameters) => string;
  readonly start: (settings: StackSettings) => Promise<readonly HttpProgram[]>;
}

export interface StackSettings {
  readonly databaseUrl: string;
  /** Where its processes may run, all of them together. */
  readonly processors: readonly number[];
  /** For files that it wants written. */
  readonly folder: string;
}

export async function startStack(kind: StackKind, settings: StackSettings): Promise<Stack> {
  return { kind, programs: await kind.start(settings) };
}

/** The text of an answer with status 200. */
export async function askStack({ kind, programs }: Stack, body: string): Promise<string> {
  const asked = programs.at(-1);
  if (asked === undefined) {
    throw new TypeError(`${kind.name} has no program to ask`);
  }
  return asked.ask(body);
}

export function portOf({ programs }: Stack): number {
  return programs.at(-1)?.port ?? 0;
}

/** What a client of our schema sends. */
export function graphqlBody({ query, variables }: BenchOperation, parameters: Parameters): string {
  return JSON.stringify({ query, variables: variables(parameters) });
}

import { type AnswerBytes, compareAnswers, type Question } from './compare-answers';
import type { BenchDatabase } from './database-host';
import { measure, medianSample, type Sample } from './measure';
import { OPERATIONS } from './operations';
import type { Options } from './options';
import { type Stack, type StackKind, startStack } from './stacks';

export interface StackResult {
  readonly stack: string;
  readonly answerBytes: number;
  readonly median: Sample;
  readonly rounds: readonly Sample[];
}

export interface OperationResult {
  readonly operation: string;
  readonly what: string;
  readonly stacks: readonly StackResult[];
}

export interface Bed {
  readonly database: BenchDatabase;
  readonly kinds: readonly StackKind[];
  readonly processors: readonly number[];
  readonly folder: string;
  readonly options: Options;
}

/** All questions to all stacks over one database. */
export async function compareStacks(bed: Bed): Promise<readonly OperationResult[]> {
  const stacks: Stack[] = [];
  try {
    for (const kind of bed.kinds) {
      stacks.push(
        await startStack(kind, {
          databaseUrl: bed.database.url,
          processors: bed.processors,
          folder: bed.folder,
        }),
      );
    }
    return await askAll(bed, stacks);
  } finally {
    for (const { program } of stacks.flatMap(({ programs }) => programs)) {
      program.kill();
    }
  }
}

async function askAll(bed: Bed, stacks: readonly Stack[]): Promise<readonly OperationResult[]> {
  const { database, options } = bed;
  const asked: { question: Question; bytes: AnswerBytes; samples: Map<string, Sample[]> }[] = [];
  for (const operation of OPERATIONS.filter(({ name }) => options.operations.includes(name))) {
    const question = {
      operation,
      parameters: await database.query<Question['parameters'][number]>(operation.parameters),
    };
    asked.push({ question, bytes: await compareAnswers(stacks, question), samples: new Map() });
  }
  for (let round = 0; round < options.rounds; round += 1) {
    process.stdout.write(`  round ${round + 1} of ${options.rounds}\n`);
    for (const { question, samples } of asked) {
      for (const stack of stacks) {
        const sample = await measure(stack, {
          ...options,
          question,
          readDatabaseSeconds: database.readSeconds,
        });
        samples.set(stack.kind.name, [...(samples.get(stack.kind.name) ?? []), sample]);
      }
    }
  }
  return asked.map(({ question: { operation }, bytes, samples }) => ({
    operation: operation.name,
    what: operation.what,
    stacks: [...samples].map(([stack, rounds]) => ({
      stack,
      answerBytes: bytes.get(stack) ?? 0,
      median: medianSample(rounds),
      rounds,
    })),
  }));
}

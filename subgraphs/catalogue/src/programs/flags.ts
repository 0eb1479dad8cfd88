import { parseArgs } from 'node:util';
import { ConfigurationError } from '@apogee/shared/errors';

type FlagTypes = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

interface Flags<Types extends FlagTypes> {
  readonly values: {
    readonly [Name in keyof Types]?: Types[Name]['type'] extends 'string' ? string : boolean;
  };
  /** The one argument that is no flag. */
  readonly argument: string;
}

/** Flags and the one argument of a program. `--help` prints how to use it and ends it. */
export function readFlags<const Types extends FlagTypes>(
  options: Types,
  usage: string,
): Flags<Types> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  const { values, positionals } = parsed(options);
  const [argument, ...others] = positionals;
  if (argument === undefined || others.length > 0) {
    throw new ConfigurationError('exactly one argument is needed (try --help)');
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parseArgs gives each flag the type that is asked for
  return { values: values as Flags<Types>['values'], argument };
}

function parsed(options: FlagTypes): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ options: { ...options }, allowPositionals: true });
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new ConfigurationError(`${line} (try --help)`);
  }
}

/** The value of an enum that a flag names, in whatever case, with hyphens for underscores. */
export function readChoice<Choice extends string>(
  flag: string,
  choices: Readonly<Record<Choice, Choice>>,
  given: string | undefined,
): Choice {
  const wanted = given?.toUpperCase().replaceAll('-', '_') ?? '';
  for (const choice in choices) {
    if (choice === wanted) {
      return choice;
    }
  }
  const known = Object.keys(choices).map((choice) => choice.toLowerCase().replaceAll('_', '-'));
  throw new ConfigurationError(`${flag}: must be one of ${known.join(', ')}`);
}

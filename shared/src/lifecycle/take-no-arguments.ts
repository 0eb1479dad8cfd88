import { ConfigurationError } from '../errors';

/**
 * For a program that is configured by its environment alone: `--help` prints how to use it and ends it,
 * any other argument is refused, so that a mistyped flag is not a silent default.
 */
export function takeNoArguments(usage: string): void {
  const [argument] = process.argv.slice(2);
  if (argument === '--help') {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  if (argument !== undefined) {
    throw new ConfigurationError(`${argument}: this program takes no arguments (try --help)`);
  }
}

#!/usr/bin/env node
import { buildSchema } from 'graphql';
import { readOptions, USAGE, WrongOption } from './options';
import { fieldsIn, kitSchema, startMock } from './start-mock';

/** `npm run mock`; `apogee-mock` where the kit is installed. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), fieldsIn(buildSchema(kitSchema())));
  if (options === null) {
    process.stdout.write(USAGE);
    return;
  }
  const mock = await startMock(options);
  process.stdout.write(`mock graph at ${mock.url} (seed ${options.seed})\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void mock.close());
  }
}

main().catch((error: unknown) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (error instanceof WrongOption || isTaken) {
    const reason = isTaken ? `the port is taken: ${error.message}` : error.message;
    process.stderr.write(`${reason}\nSee --help.\n`);
  } else {
    process.stderr.write(`${String(error)}\n`);
  }
  process.exitCode = 1;
});

import { runProgram } from '@apogee/shared/lifecycle';
import { startAllInOne } from './app';
import { readAllInOneSettings } from './config';

function report(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

void runProgram(async () => {
  const running = await startAllInOne(readAllInOneSettings(report));
  process.stdout.write(`
Apogee is running.
  explorer  ${running.url}/
  graph     ${running.url}/graphql
`);
  return running;
});

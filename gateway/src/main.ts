import { runProgram } from '@apogee/shared/lifecycle';
import { readGatewayConfig, USAGE } from './config';
import { startStandAlone } from './stand-alone';

if (process.argv.includes('--help')) {
  process.stdout.write(`${USAGE}\n`);
} else {
  void runProgram(async () => startStandAlone(await readGatewayConfig(process.argv.slice(2))));
}

import { join } from 'node:path';
import { allowedProcessors } from '../harness/process-usage';
import { Program } from '../harness/processes';

const ROOT = join(__dirname, '../../..');

/** A catalogue process, which follows the log from its checkpoint on. */
export function startConsumer(databaseUrl: string): Program {
  return runCatalogue('consumer', 'main.js', databaseUrl);
}

/** `npm run search:rebuild`. */
export async function rebuild(databaseUrl: string): Promise<void> {
  const program = runCatalogue('search:rebuild', 'rebuild-search.js', databaseUrl);
  const status = await new Promise<number | null>((resolve) => {
    program.child.once('exit', resolve);
  });
  if (status !== 0) {
    throw program.failure(`ended with ${status}`);
  }
}

function runCatalogue(name: string, script: string, databaseUrl: string): Program {
  return Program.start({
    name,
    command: process.execPath,
    args: [join(ROOT, 'subgraphs/catalogue/dist', script)],
    environment: {
      PORT: '0',
      DATABASE_URL: databaseUrl,
      SAMPLE_DATA: 'false',
      SCHEDULED_WORK: 'false',
      SUBGRAPH_SECRET: 'a secret of a bench that is long enough',
    },
    folder: ROOT,
    processors: allowedProcessors(),
  });
}

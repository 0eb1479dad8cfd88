import { runJob } from '@apogee/shared/lifecycle';
import { openDatabaseHost } from '../graph/database-host';
import { describeMachine, machineFacts } from '../harness/machine';
import { allowedProcessors } from '../harness/process-usage';
import { killAllAtExit } from '../harness/processes';
import { seedSampleData } from '../scale/seed-sample-data';
import { type Options, readOptions, USAGE } from './options';
import { type Proof, proveProjection } from './prove-projection';

/** `npm run bench:projection` */

void runJob(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  const host = await openDatabaseHost(allowedProcessors());
  try {
    process.stdout.write(`${describeMachine(machineFacts())}\ndatabase: ${host.what}\n`);
    const database = await host.create('projection');
    await seedSampleData({ databaseUrl: database.url, dataDir: '', report: () => undefined });
    const begun = performance.now();
    const proof = await proveProjection({ databaseUrl: database.url, ...options });
    process.stdout.write(describe(options, proof, (performance.now() - begun) / 1_000));
    await database.drop();
    if (!holds(proof)) {
      throw new Error('The projection is not what the log says.');
    }
  } finally {
    await host.close();
  }
});

const same = (is: boolean): string => (is ? 'the same' : 'OTHER');

function describe({ events, kills, rebuilds }: Options, proof: Proof, seconds: number): string {
  const { missed, alerts, catchUpMs, sameWhenRebuilt, sameAfterDamage, served } = proof;
  return `${events} events, ${kills} consumers killed: missed ${missed}; the last one was done ${catchUpMs.toFixed(0)} ms after its start
saved searches were told of ${alerts.told} records: missed ${alerts.missed}, told twice ${alerts.double}
rebuilt ${rebuilds} times while searching: ${same(sameWhenRebuilt)} rows; ${served.answers} answers, ${served.empty} empty, ${served.different} different
rebuilt after damage: ${same(sameAfterDamage)} rows
all in ${seconds.toFixed(0)} s
`;
}

function holds({ missed, alerts, sameWhenRebuilt, sameAfterDamage, served }: Proof): boolean {
  const lost = missed + alerts.missed + alerts.double;
  return lost + served.empty + served.different === 0 && sameWhenRebuilt && sameAfterDamage;
}

import { runJob } from '@apogee/shared/lifecycle';
import { openDatabaseHost } from '../graph/database-host';
import { describeMachine, machineFacts } from '../harness/machine';
import { allowedProcessors } from '../harness/process-usage';
import { killAllAtExit } from '../harness/processes';
import { DeliveryBed } from './gateway/delivery-bed';
import type { Disturbance } from './gateway/disturbance';
import { labelsOfAWriter, runThroughGateway } from './gateway/gateway-run';
import { runOnLog } from './log/log-run';
import { type Plan, type RunName, readPlan, USAGE } from './options';
import { describeOutcome, holds, judge, type Outcome } from './outcome';

/** `npm run bench:decisions` */

void runJob(async () => {
  const plan = readPlan(process.argv.slice(2));
  if (plan === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  process.stdout.write(
    `${describeMachine(machineFacts())}\n${plan.writers} writers of ${plan.decisions}, ${plan.subscribers} subscribers\n`,
  );
  if (plan.runs.includes('log')) {
    await onDatabase(plan);
  }
  const runs = plan.runs.filter((name) => name !== 'log');
  if (runs.length > 0) {
    await throughGateway(runs, plan);
  }
});

async function onDatabase(plan: Plan): Promise<void> {
  const host = await openDatabaseHost(allowedProcessors());
  try {
    const database = await host.create('decisions');
    report(`log, ${host.what}`, await runOnLog(database.url, plan));
    await database.drop();
  } finally {
    await host.close();
  }
}

async function throughGateway(runs: readonly Exclude<RunName, 'log'>[], plan: Plan): Promise<void> {
  const bed = await DeliveryBed.start(runs.length * plan.writers * labelsOfAWriter(plan));
  if (bed === null) {
    process.stdout.write(`left out, as no PostgreSQL is installed: ${runs.join(', ')}\n`);
    return;
  }
  try {
    for (const name of runs) {
      report(name, await runThroughGateway(bed, plan, disturbanceOf(name, bed, plan)));
    }
  } finally {
    bed.stop();
  }
}

function disturbanceOf(
  name: Exclude<RunName, 'log'>,
  bed: DeliveryBed,
  { killEveryMs, stopEveryMs }: Plan,
): Disturbance | null {
  const disturbances = {
    gateway: null,
    'gateway-killed': {
      what: 'the gateway killed',
      everyMs: killEveryMs,
      strike: () => bed.replaceGateway(),
    },
    'postgres-stopped': {
      what: 'PostgreSQL stopped hard',
      everyMs: stopEveryMs,
      strike: () => bed.restartPostgres(),
    },
  };
  return disturbances[name];
}

function report(name: string, outcome: Outcome): void {
  const verdict = judge(outcome);
  process.stdout.write(`${name}\n${describeOutcome(outcome, verdict)}`);
  if (!holds(verdict)) {
    throw new Error('The guarantee does not hold.');
  }
}

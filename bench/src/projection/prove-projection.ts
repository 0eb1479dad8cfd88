import { createDataSource, transactionsOf } from '@apogee/shared/database';
import { EventLog } from '@apogee/shared/events';
import { createLogger } from '@apogee/shared/logger';
import { seededPick } from '../scale/random';
import { Alerts, type ToldAlerts } from './alerts';
import { Announcer } from './announcements';
import { rebuild } from './consumer-process';
import { consumeWithKills } from './killed-consumers';
import { Projection } from './projection';
import { type Served, searchDuring } from './serving';

interface ProofSettings {
  /** With the sample data, and nobody else at work. */
  readonly databaseUrl: string;
  readonly events: number;
  readonly kills: number;
  readonly rebuilds: number;
}

export interface Proof {
  /** Subjects that the projection holds otherwise than they were last announced. */
  readonly missed: number;
  /** What saved searches were told meanwhile. */
  readonly alerts: ToldAlerts;
  readonly catchUpMs: number;
  /** Whether a rebuild gives the rows that the killed consumers wrote. */
  readonly sameWhenRebuilt: boolean;
  /** The same, of rows that were damaged before. */
  readonly sameAfterDamage: boolean;
  readonly served: Served;
}

const SEED = 5;

/** Kills consumers of the event log, then makes what they wrote anew: all by the programs that users run. */
export async function proveProjection(settings: ProofSettings): Promise<Proof> {
  const { databaseUrl, events, kills, rebuilds } = settings;
  const logger = createLogger({ name: 'bench', level: 'silent', format: 'json' });
  const dataSource = await createDataSource({
    url: databaseUrl,
    schema: 'catalogue',
    entities: [],
    migrations: [],
  }).initialize();
  const log = new EventLog(dataSource, logger);
  const projection = new Projection(dataSource);
  const pick = seededPick(SEED);
  const announcer = new Announcer(await projection.findSubjects(), pick);
  const inTransaction = transactionsOf(dataSource);
  const alerts = new Alerts({ databaseUrl, database: dataSource, logger });
  try {
    await alerts.save();
    const killed = { databaseUrl, log, inTransaction, announcer, pick, events, kills };
    const catchUpMs = await consumeWithKills(killed);
    const missed = await projection.countMissed(announcer.last);
    const toldAlerts = await alerts.compare();
    const consumed = await projection.fingerprint();
    const served = await searchDuring(
      async () => {
        for (let time = 0; time < rebuilds; time += 1) {
          await rebuild(databaseUrl);
        }
      },
      { databaseUrl, logger },
    );
    const sameWhenRebuilt = (await projection.fingerprint()) === consumed;
    await projection.damage();
    await rebuild(databaseUrl);
    const sameAfterDamage = (await projection.fingerprint()) === consumed;
    return {
      missed,
      alerts: toldAlerts,
      catchUpMs,
      sameWhenRebuilt,
      sameAfterDamage,
      served,
    };
  } finally {
    await log.close();
    await dataSource.destroy();
  }
}

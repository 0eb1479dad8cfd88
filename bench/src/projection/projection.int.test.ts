import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { proveProjection } from './prove-projection';

/** Needs the built programs: `npm run build`. At its full size: `npm run bench:projection`. */

const LONGEST_MS = 180_000;

describe('the search projection', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await sampleDatabase();
  }, LONGEST_MS);
  afterAll(() => database.drop());

  it(
    'misses nothing, in documents and alerts, when its consumer is killed, and is the same made anew while others search',
    async () => {
      const size = { events: 400, kills: 3, rebuilds: 1 };
      const proof = await proveProjection({ databaseUrl: database.url, ...size });
      expect(proof).toMatchObject({
        missed: 0,
        alerts: { missed: 0, double: 0 },
        sameWhenRebuilt: true,
        sameAfterDamage: true,
        served: { empty: 0, different: 0 },
      });
      expect(proof.alerts.told).toBeGreaterThan(10);
      expect(proof.served.answers).toBeGreaterThan(0);
    },
    LONGEST_MS,
  );
});

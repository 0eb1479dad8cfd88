import {
  findPostgres,
  type RestartablePostgres,
  startRestartablePostgres,
} from '@apogee/shared/testing';
import { Client } from 'pg';
import { type Acknowledged, decide } from '../../harness/decisions';
import { type Graph, startAllInOne } from '../../harness/graph';
import { type Issuer, startIssuer } from '../../harness/issuer';
import { startProgram } from '../../harness/program';

const STOPS = 20;
const DECISIONS_BEFORE_A_STOP = 4;
const LONGEST_MS = 300_000;
/** Active labels of the sample data that end in 2028 or later; each writer has its own. */
const LABELS = ['DEMO-2025-0009', 'DEMO-2025-0010', 'DEMO-2025-0011', 'DEMO-2025-0012'];

const binaries = findPostgres();
const onServer = binaries === null ? describe.skip : describe;

onServer('decisions through the gateway while the database is stopped hard', () => {
  let server: RestartablePostgres;
  let issuer: Issuer;
  let graph: Graph;

  beforeAll(async () => {
    server = await startRestartablePostgres(binaries ?? '');
    issuer = await startIssuer();
    graph = await startAllInOne({ DATABASE_URL: server.url, ...issuer.env });
  }, LONGEST_MS);

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await issuer?.[Symbol.asyncDispose]();
    await server?.remove();
  });

  const decideOn = (
    label: string,
    version: number,
    headers: Readonly<Record<string, string>>,
  ): Promise<Acknowledged | null> => decide(graph.url, { label, version }, headers);

  it(
    `loses no acknowledged decision in ${STOPS} stops, and answers what was sent again as the first time`,
    async () => {
      const authorization =
        (await issuer.authorizationAs('CHAIR', { person: 'per-demo-chair' })) ?? '';
      const headers = { authorization };
      const versions = new Map(LABELS.map((label) => [label, 1]));
      const acknowledged: Acknowledged[] = [];
      let sentAgain = 0;

      /** Until a decision is not answered: its number is not known, so its version stays. */
      async function decideUntilStopped(label: string, tell: () => void): Promise<void> {
        for (;;) {
          const version = versions.get(label) ?? 1;
          const decided = await decideOn(label, version, headers);
          if (decided === null) {
            return;
          }
          acknowledged.push(decided);
          versions.set(label, version + 1);
          tell();
        }
      }

      for (let stop = 1; stop <= STOPS; stop += 1) {
        const due = acknowledged.length + DECISIONS_BEFORE_A_STOP;
        const stops: Promise<void>[] = [];
        const tell = (): void => {
          if (acknowledged.length === due) {
            stops.push(server.stopHard());
          }
        };
        await Promise.all(LABELS.map((label) => decideUntilStopped(label, tell)));
        await Promise.all(stops);
        await server.start();
        for (const label of LABELS) {
          const version = versions.get(label) ?? 1;
          let decided: Acknowledged | null = null;
          while (decided === null) {
            decided = await decideOn(label, version, headers);
          }
          acknowledged.push(decided);
          versions.set(label, version + 1);
          sentAgain += 1;
        }
      }

      const client = new Client({ connectionString: server.url });
      await client.connect();
      const { rows } = await client.query<Acknowledged>(
        `select idempotency_key as key, seq::integer as seq from accreditation.ledger_record
        where label_number = any($1) and seq >= $2 order by seq`,
        [LABELS, Math.min(...acknowledged.map(({ seq }) => seq))],
      );
      await client.end();
      // Nothing is lost, nothing is there twice, and nothing that nobody was told of.
      expect(rows).toEqual(acknowledged.toSorted((one, other) => one.seq - other.seq));
      const { output, status } = await startProgram({
        script: 'subgraphs/accreditation/dist/verify-ledger.js',
        env: { DATABASE_URL: server.url },
      }).exit;
      expect(output).toMatch(/^The ledger is whole/m);
      expect(status).toBe(0);
      process.stdout.write(
        `${STOPS} hard stops: ${acknowledged.length} acknowledged decisions, 0 lost, ${sentAgain} sent again\n`,
      );
    },
    LONGEST_MS,
  );
});

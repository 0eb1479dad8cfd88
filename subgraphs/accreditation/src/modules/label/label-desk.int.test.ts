import { systemClock } from '@apogee/shared/clock';
import { transactionsOf } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { callerAs } from '../../testing/callers';
import { createCertificateIssuer, openCertificateSigner } from '../certificate';
import { verifyLedger } from '../ledger';
import { reinstateLabel, suspendLabel, withdrawLabel } from './change-label.command';
import { LabelLedger } from './label.ledger';
import type { LabelWriteContext } from './label-decision.command';
import { LabelDesk } from './label-desk.command';
import { findDeviatingLabels } from './verify-labels.command';

/** They run, and nothing was decided about them. */
const LABELS = ['DEMO-2025-0009', 'DEMO-2026-0001', 'DEMO-2026-0005', 'DEMO-2025-0006'];
const COMMANDS = { suspendLabel, reinstateLabel, withdrawLabel };

let running: RunningAccreditation;
let dataSource: DataSource;
let write: LabelWriteContext;

beforeAll(async () => {
  running = await startAccreditation();
  dataSource = await createAccreditationDataSource(running.url).initialize();
  const inTransaction = transactionsOf(dataSource);
  const clock = systemClock;
  const signer = await openCertificateSigner(
    { issuer: 'urn:test', keyFile: null },
    { clock, inTransaction, report: () => undefined },
  );
  const labelLedger = new LabelLedger(createCertificateIssuer(signer));
  const labelDesk = new LabelDesk({ labelLedger, inTransaction, clock });
  write = { caller: callerAs('CHAIR'), clock, inTransaction, labelLedger, labelDesk };
});

afterAll(async () => {
  await dataSource.destroy();
  await running.stop();
});

interface Asked {
  readonly command: keyof typeof COMMANDS;
  readonly number: string;
  readonly expectedVersion: number;
  readonly idempotencyKey?: string;
}

/** The record's number; the codes of why there is none; or what the database said. */
async function ask({ command, number, ...rest }: Asked): Promise<number | string> {
  const request = {
    number: number as Parameters<typeof suspendLabel>[1]['number'],
    idempotencyKey: `key-${Math.random()}`,
    grounds: [{ fr: 'Essai', en: null }],
    groundsPublic: true,
    ...rest,
  };
  try {
    return (await COMMANDS[command](write, request)).seq;
  } catch (error) {
    return error instanceof Refused
      ? error.refusals.map(({ code }) => code).join()
      : (error as Error).message;
  }
}

async function versionOf(number: string): Promise<number> {
  const [row] = await dataSource.query<{ version: number }[]>(
    'select version from accreditation.label where number = $1',
    [number],
  );
  return row?.version ?? 0;
}

async function headOfLedger(): Promise<number> {
  const [row] = await dataSource.query<{ seq: number }[]>(
    'select max(seq)::integer as seq from accreditation.ledger_record',
  );
  return row?.seq ?? 0;
}

describe('decisions that are asked for at once', () => {
  it('are made in the order of asking, each on what the ones before have made, and refused each for itself', async () => {
    const [one = '', two = ''] = LABELS;
    const head = await headOfLedger();
    const replayed = { number: two, idempotencyKey: 'desk/same' };
    const answers = await Promise.all([
      ask({ command: 'suspendLabel', number: one, expectedVersion: 1 }),
      ask({ command: 'reinstateLabel', number: one, expectedVersion: 2 }),
      ask({ command: 'reinstateLabel', number: one, expectedVersion: 3 }),
      ask({ command: 'suspendLabel', number: one, expectedVersion: 1 }),
      ask({ command: 'suspendLabel', number: 'DEMO-1999-0001', expectedVersion: 1 }),
      ask({ command: 'suspendLabel', ...replayed, expectedVersion: 1 }),
      ask({ command: 'suspendLabel', ...replayed, expectedVersion: 1 }),
      ask({ command: 'withdrawLabel', ...replayed, expectedVersion: 2 }),
    ]);
    expect(answers).toEqual([
      head + 1,
      head + 2,
      'LABEL_STATUS_CANNOT_FOLLOW',
      'VERSION_CONFLICT',
      'LABEL_UNKNOWN',
      head + 3,
      head + 3,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(await headOfLedger()).toBe(head + 3);
  });

  it('are made without the one that the database refuses at the commit', async () => {
    await dataSource.query(`
      create function accreditation.refuse_key() returns trigger language plpgsql as $function$
        begin raise exception 'refused at the commit'; end
      $function$;
      create constraint trigger refuse_key after insert on accreditation.ledger_record
        deferrable initially deferred for each row when (new.idempotency_key = 'desk/doomed')
        execute function accreditation.refuse_key()
    `);
    const head = await headOfLedger();
    const [, , three = '', four = ''] = LABELS;
    const first = LABELS[0] ?? '';
    const answers = await Promise.all([
      ask({ command: 'suspendLabel', number: first, expectedVersion: 3 }),
      ask({ command: 'suspendLabel', number: three, expectedVersion: 1 }),
      ask({
        command: 'suspendLabel',
        number: four,
        expectedVersion: 1,
        idempotencyKey: 'desk/doomed',
      }),
      ask({ command: 'reinstateLabel', number: first, expectedVersion: 4 }),
    ]);
    expect(answers).toEqual([head + 1, head + 2, 'refused at the commit', head + 3]);
    expect(await Promise.all([first, three, four].map(versionOf))).toEqual([5, 2, 1]);
  });

  it('leave as many records as were told, without a hole, whatever is asked', async () => {
    const asked = fc.record({
      command: fc.constantFrom<keyof typeof COMMANDS>('suspendLabel', 'reinstateLabel'),
      label: fc.nat({ max: LABELS.length - 1 }),
      ahead: fc.nat({ max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 12 }), async (all) => {
        const head = await headOfLedger();
        const versions = await Promise.all(LABELS.map(versionOf));
        const answers = await Promise.all(
          all.map(({ command, label, ahead }) =>
            ask({
              command,
              number: LABELS[label] ?? '',
              expectedVersion: (versions[label] ?? 0) + ahead,
            }),
          ),
        );
        const told = answers.filter((answer) => typeof answer === 'number');
        expect(told).toEqual(told.map((_, index) => head + 1 + index));
        expect(await headOfLedger()).toBe(head + told.length);
        const decided = (label: number): number =>
          all.filter((one, index) => one.label === label && typeof answers[index] === 'number')
            .length;
        expect(await Promise.all(LABELS.map(versionOf))).toEqual(
          versions.map((version, label) => version + decided(label)),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('leave a ledger that is whole, and labels that are as it tells', async () => {
    expect(await verifyLedger(dataSource)).toMatchObject({ broken: null });
    expect(await findDeviatingLabels(dataSource)).toEqual([]);
  });
});

import { addDays, type IsoDate } from '@apogee/shared/clock';
import { transactionsOf } from '@apogee/shared/database';
import { BATCHING_SLACK } from '@apogee/shared/testing';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { AUDITOR, evaluator, firm, SECRETARY } from '../../testing/application-clerk';
import { callerAs } from '../../testing/callers';
import { type MovingClock, movingClock } from '../../testing/moving-clock';
import { doJob } from '../schedule';
import { REMINDING } from '.';

const FIRST_DAY = '2026-11-22';

let clock: MovingClock;
let running: RunningAccreditation;
let dataSource: DataSource;

beforeAll(async () => {
  clock = movingClock(FIRST_DAY);
  running = await startAccreditation(clock);
  dataSource = await createAccreditationDataSource(running.url).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await running.stop();
});

/** The day comes, and people are reminded. */
async function remindOn(day: string): Promise<void> {
  clock.moveTo(day);
  await doJob(REMINDING, { clock, inTransaction: transactionsOf(dataSource) });
}

interface Task {
  readonly kind: string;
  readonly dueOn: string;
  readonly raisedAt: string;
  readonly doneBy: string | null;
}

interface Listed {
  readonly totalCount: number;
  readonly nodes: readonly Task[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

async function list(
  filter: object,
  caller = AUDITOR,
  page: { readonly first?: number; readonly after?: string | null } = {},
): Promise<Listed> {
  const { data, errors } = await running.ask(
    `query ($filter: ReviewTaskFilter, $first: Int!, $after: String) {
      reviewTasks(filter: $filter, first: $first, after: $after) {
        totalCount
        nodes { kind dueOn raisedAt doneBy label { number } application { id } person { id } }
        pageInfo { endCursor hasNextPage }
      }
    }`,
    { filter, first: 100, ...page },
    caller,
  );
  expect(errors).toEqual([]);
  return data?.['reviewTasks'] as Listed;
}

/** What is open, and for when. */
async function about(filter: object): Promise<unknown> {
  return (await list({ ...filter, open: true })).nodes.map(({ kind, dueOn }) => [kind, dueOn]);
}

function statementsFor(first: number): Promise<readonly string[]> {
  return running.statementsDuring(() => list({}, SECRETARY, { first }));
}

const dayOf = ({ raisedAt }: Task): string => raisedAt.slice(0, 10);

describe('reminders', () => {
  it('leave out a label that is renewed already', async () => {
    await remindOn('2026-12-01');
    expect((await list({ label: 'DEMO-2023-0007' })).nodes).toHaveLength(1);
    expect((await list({ label: 'DEMO-2023-0008' })).nodes).toEqual([]);
  });

  it('tell of an evaluation that is overdue, its evaluator too, until it is signed', async () => {
    const application = 'app-demo-under-evaluation';
    const kinds = ['EVALUATION_OVERDUE'];
    await remindOn('2026-12-05');
    expect((await list({ application, kinds })).nodes).toEqual([]);
    await remindOn('2026-12-06');
    const { nodes } = await list({ application, kinds });
    expect(nodes).toMatchObject([
      {
        dueOn: '2026-12-05',
        doneBy: null,
        application: { id: application },
        person: { id: 'per-demo-evaluator-technology' },
      },
    ]);
    expect((await list({}, evaluator('per-demo-evaluator-technology'))).nodes).toEqual(nodes);
    expect(await list({}, evaluator('per-demo-evaluator-orbital'))).toMatchObject({
      totalCount: 0,
      nodes: [],
    });
    await dataSource.query(
      "update accreditation.evaluation set signed_at = now(), conclusion = 'x', recommendation = 'GRANT' where id = 'evl-demo-under-evaluation-2'",
    );
    await remindOn('2026-12-07');
    expect((await list({ application, kinds })).nodes).toMatchObject([{ doneBy: 'clock' }]);
  });

  it('tell of the last day of a file, of a suspension and of a time to appeal', async () => {
    const secretariat = callerAs('CHAIR', { person: 'per-demo-chair' });
    const { data } = await running.ask(
      `mutation ($input: SuspendLabelInput!) {
        suspendLabel(input: $input) { seq userErrors { code } }
      }`,
      {
        input: {
          number: 'DEMO-2026-0006',
          expectedVersion: 1,
          idempotencyKey: 'k',
          until: '2027-02-01',
          grounds: [{ fr: 'Anomalie' }],
        },
      },
      secretariat,
    );
    const { seq } = (data as { suspendLabel: { seq: number } }).suspendLabel;
    await remindOn('2026-12-08');
    expect(await about({ application: 'app-demo-incomplete' })).toEqual([
      ['APPLICATION_DUE', '2026-12-25'],
    ]);
    expect(await about({ label: 'DEMO-2026-0006' })).toEqual([
      ['SUSPENSION_ENDS', '2027-02-01'],
      ['APPEAL_PERIOD_ENDS', '2027-02-05'],
    ]);
    expect(seq).toBeGreaterThan(0);
    await remindOn('2027-02-06');
    expect(await about({ label: 'DEMO-2026-0006' })).toEqual([['SUSPENSION_ENDS', '2027-02-01']]);
  });

  it('come once for each day of the scheme that is reached, a later one in the place of an earlier one', async () => {
    const label = 'DEMO-2024-0016';
    const end = '2027-11-21' as IsoDate;
    const days = [180, 90, 30];
    for (const before of days.flatMap((day) => [day + 1, day, day, day - 1])) {
      await remindOn(addDays(end, -before));
    }
    const kinds = ['LABEL_EXPIRES'];
    expect((await list({ label, kinds, open: true })).nodes).toHaveLength(1);
    await remindOn(end);
    const { nodes } = await list({ label, kinds });
    expect(nodes.map(dayOf)).toEqual(days.map((before) => addDays(end, -before)));
    for (const task of nodes) {
      expect(task).toMatchObject({ dueOn: end, doneBy: 'clock', label: { number: label } });
    }
  });

  it('come once, the last one alone, when nobody looked in between', async () => {
    const filter = { label: 'DEMO-2026-0001' };
    await remindOn('2029-01-20');
    expect((await list(filter)).nodes.map(dayOf)).toEqual(['2029-01-20']);
    await remindOn('2029-02-08');
    expect((await list({ ...filter, open: true })).nodes).toEqual([]);
  });

  it('are paged, and nobody’s but those who run the procedure', async () => {
    const all = await list({});
    const seen: Task[] = [];
    let page: Listed | null = null;
    while (page?.pageInfo.hasNextPage !== false) {
      page = await list({}, SECRETARY, { first: 40, after: page?.pageInfo.endCursor ?? null });
      seen.push(...page.nodes);
    }
    expect(seen.slice(0, all.nodes.length)).toEqual(all.nodes);
    expect(seen).toHaveLength(all.totalCount);
    for (const caller of [firm('firm-demo-laser-rennes'), callerAs('PUBLIC')]) {
      const { errors } = await running.ask('{ reviewTasks { totalCount } }', {}, caller);
      expect(errors.map(({ code }) => code)).toHaveLength(1);
    }
  });

  it('are read with a number of statements that does not grow with them', async () => {
    const few = await statementsFor(5);
    const many = await statementsFor(50);
    expect(many.length).toBeLessThanOrEqual(few.length + BATCHING_SLACK);
  });
});

import fc from 'fast-check';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { AUDITOR, SECRETARY, SERVICE } from '../../testing/application-clerk';

const RANGE = 'rng-demo-propulsion-dht';
const RANGE_LABEL = 'DEMO-2025-0002';
/** Its members in the sample data, with the level that is confirmed of them; the scheme asks for 6. */
const LEVELS = {
  'prd-demo-thruster-dht-100': 9,
  'prd-demo-thruster-dht-400': 7,
  'prd-demo-thruster-dht-1500': 4,
} as const;
type Product = keyof typeof LEVELS;
const PRODUCTS = Object.keys(LEVELS) as Product[];
const THRESHOLD = 6;
const RUNS = 8;

const FIRM = 'firm-demo-propulsion-vernon';
let running: RunningAccreditation;
let told = Date.parse('2026-11-20T00:00:00Z');

beforeAll(async () => {
  running = await startAccreditation();
});

afterAll(() => running.stop());

/** Tells something of items, each time later than before. */
async function tell(...items: readonly object[]): Promise<void> {
  told += 1000;
  const asOf = new Date(told).toISOString();
  const { errors } = await running.ask(
    'mutation ($input: RecordCatalogueItemsInput!) { recordCatalogueItems(input: $input) { recorded } }',
    {
      input: {
        asOf,
        items: items.map((item) => Object.assign({ firmId: FIRM, published: true }, item)),
      },
    },
    SERVICE,
  );
  expect(errors).toEqual([]);
}

const refused = (code: string): object => ({ task: null, userErrors: [{ code }] });

interface Task {
  readonly kind: string;
  readonly detail: string | null;
  readonly dueOn: string;
  readonly assessment: { readonly id: string } | null;
}

interface Watched {
  readonly status: string;
  readonly version: number;
  readonly tasks: readonly Task[];
}

/** A label, and the open tasks about it. */
async function look(label: string): Promise<Watched> {
  const { data, errors } = await running.ask(
    `query ($label: ID!) {
      label(number: $label) { status version }
      reviewTasks(filter: { label: $label, open: true }, first: 100) {
        nodes { kind detail(locale: EN) dueOn assessment { id } }
      }
    }`,
    { label },
    AUDITOR,
  );
  expect(errors).toEqual([]);
  const found = data as { label: Watched; reviewTasks: { nodes: Task[] } };
  return { ...found.label, tasks: found.reviewTasks.nodes };
}

const range = (memberIds: readonly string[]): object => ({
  id: RANGE,
  kind: 'PRODUCT_RANGE',
  memberIds,
});

describe('what the catalogue tells of what a label rests on', () => {
  it('invariant 8: a new design issue of a labelled product raises a trigger and a review task, and leaves the label', async () => {
    const label = 'DEMO-2025-0013';
    const product = { id: 'prd-demo-tracker-dst-n', kind: 'PRODUCT' };
    const before = await look(label);
    expect(before).toMatchObject({ status: 'ACTIVE', tasks: [] });
    await tell({ ...product, designIssue: 'B2' });
    expect(await look(label)).toEqual(before);
    await tell({ ...product, designIssue: 'B3' });
    expect(await look(label)).toEqual({
      ...before,
      tasks: [
        {
          kind: 'DESIGN_ISSUE_CHANGED',
          detail: 'The design issue changed from B2 to B3.',
          dueOn: '2026-12-22',
          assessment: { id: 'trl-demo-tracker-dst-n' },
        },
      ],
    });
    const { data } = await running.ask(
      '{ trlAssessment(id: "trl-demo-tracker-dst-n") { confirmedLevel reassessmentTriggers { kind resolvedAt } } }',
    );
    expect(data).toEqual({
      trlAssessment: {
        confirmedLevel: 9,
        reassessmentTriggers: [{ kind: 'DESIGN_ISSUE_CHANGE', resolvedAt: null }],
      },
    });
    await tell({ ...product, designIssue: null });
    await tell({ ...product, designIssue: 'B3' });
    expect((await look(label)).tasks).toHaveLength(1);
  });

  it('is settled by the secretariat, once', async () => {
    const { data } = await running.ask(
      '{ reviewTasks(filter: { kinds: [DESIGN_ISSUE_CHANGED], open: true }) { nodes { id version } } }',
      {},
      SECRETARY,
    );
    const [task] = (data as { reviewTasks: { nodes: { id: string; version: number }[] } })
      .reviewTasks.nodes;
    const complete = async (input: object): Promise<unknown> =>
      (
        await running.ask(
          `mutation ($input: CompleteReviewTaskInput!) {
            completeReviewTask(input: $input) { task { doneBy note version } userErrors { code } }
          }`,
          { input: { taskId: task?.id, expectedVersion: task?.version, note: 'Vu.', ...input } },
          SECRETARY,
        )
      ).data?.['completeReviewTask'];
    expect(await complete({ expectedVersion: 7 })).toEqual(refused('VERSION_CONFLICT'));
    expect(await complete({ taskId: 'nothing' })).toEqual(refused('REVIEW_TASK_NOT_FOUND'));
    expect(await complete({})).toEqual({
      task: { doneBy: 'per-demo-secretary', note: 'Vu.', version: 2 },
      userErrors: [],
    });
    expect(await complete({})).toEqual(refused('REVIEW_TASK_DONE'));
  });

  it('invariant 8: each loss of the last qualifying member raises one task, and never ends the label', async () => {
    const { status, version } = await look(RANGE_LABEL);
    expect(status).toBe('ACTIVE');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const model = await whole();
        for (const taken of steps) {
          const before = await look(RANGE_LABEL);
          const wasQualified = isQualified(model);
          await take(taken, model);
          const after = await look(RANGE_LABEL);
          const isLost = wasQualified && !isQualified(model);
          expect(after.tasks.length - before.tasks.length).toBe(Number(isLost));
          expect(after.tasks.every(({ kind }) => kind === 'QUALIFYING_MEMBER_LEFT')).toBe(true);
          expect({ status: after.status, version: after.version }).toEqual({ status, version });
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** What the catalogue tells next. */
type Step =
  | { readonly members: readonly Product[] }
  | { readonly product: Product; readonly published: boolean }
  | { readonly product: Product; readonly newIssue: true };

const product = fc.constantFrom(...PRODUCTS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ members: fc.subarray(PRODUCTS) }),
  fc.record({ product, published: fc.boolean() }),
  fc.record({ product, newIssue: fc.constant(true as const) }),
);

interface Model {
  members: readonly Product[];
  readonly published: Map<Product, boolean>;
  readonly issues: Map<Product, number>;
  readonly stale: Set<Product>;
}

function isQualified({ members, published, stale }: Model): boolean {
  return members.some(
    (id) => published.get(id) === true && !stale.has(id) && LEVELS[id] >= THRESHOLD,
  );
}

/** The range as the sample data have it, with every assessment settled and every task closed. */
async function whole(): Promise<Model> {
  await tell(range(PRODUCTS), ...PRODUCTS.map((id) => ({ id, kind: 'PRODUCT', designIssue: '0' })));
  await running.execute(`
    update accreditation.reassessment_trigger set resolved_at = raised_at where resolved_at is null;
    update accreditation.review_task set done_at = raised_at, done_by = 'test' where done_at is null
  `);
  return {
    members: PRODUCTS,
    published: new Map(PRODUCTS.map((id) => [id, true])),
    issues: new Map(PRODUCTS.map((id) => [id, 0])),
    stale: new Set(),
  };
}

async function take(taken: Step, model: Model): Promise<void> {
  if ('members' in taken) {
    model.members = taken.members;
    return tell(range(taken.members));
  }
  const { product: id } = taken;
  if ('published' in taken) {
    model.published.set(id, taken.published);
  } else {
    model.issues.set(id, (model.issues.get(id) ?? 0) + 1);
    model.stale.add(id);
  }
  return tell({
    id,
    kind: 'PRODUCT',
    published: model.published.get(id),
    designIssue: String(model.issues.get(id)),
  });
}

import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { ApplicationClerk, firm, SERVICE } from '../../testing/application-clerk';

let running: RunningAccreditation;

beforeAll(async () => {
  running = await startAccreditation();
});

afterAll(() => running.stop());

const FIRM = 'firm-demo-x';

async function record(asOf: string, item: object): Promise<unknown> {
  const { data, errors } = await running.ask(
    `mutation ($input: RecordCatalogueItemsInput!) {
      recordCatalogueItems(input: $input) { recorded userErrors { code } }
    }`,
    { input: { asOf, items: [{ kind: 'PRODUCT', firmId: FIRM, published: true, ...item }] } },
    SERVICE,
  );
  return errors.length > 0 ? errors : data?.['recordCatalogueItems'];
}

const recorded = (count: number): object => ({ recorded: count, userErrors: [] });

const members = async (): Promise<unknown> => {
  const { data } = await running.ask(
    `{ _entities(representations: [{ __typename: "Labelable", id: "rng-x" }]) {
      ... on Labelable { trl { min max } }
    } }`,
  );
  return data?.['_entities'];
};

describe('what the catalogue says', () => {
  it('is taken over, and what is older than that is left out', async () => {
    const later = '2026-11-20T10:00:00Z';
    expect(await record(later, { id: 'prd-x', published: false })).toEqual(recorded(1));
    expect(await record(later, { id: 'prd-x' })).toEqual(recorded(0));
    expect(await record('2026-11-19T10:00:00Z', { id: 'prd-x' })).toEqual(recorded(0));
    const clerk = new ApplicationClerk(running);
    const draft = { kind: 'INITIAL', applicantId: FIRM, subjectId: 'prd-x', scope: { fr: 'x' } };
    expect(await clerk.change('draftApplication', draft, firm(FIRM))).toMatchObject({
      refused: ['SUBJECT_NOT_PUBLISHED'],
    });
    await record('2026-11-21T10:00:00Z', { id: 'prd-x' });
    expect(await clerk.change('draftApplication', draft, firm(FIRM))).toMatchObject({
      state: 'DRAFT',
    });
  });

  it('replaces the members of a range', async () => {
    const range = { id: 'rng-x', kind: 'PRODUCT_RANGE' };
    const both = ['prd-demo-detector-ddt-vis', 'prd-demo-detector-ddt-ir'];
    await record('2026-11-20T10:00:00Z', { ...range, memberIds: both });
    expect(await members()).toEqual([{ trl: { min: 6, max: 9 } }]);
    await record('2026-11-21T10:00:00Z', { ...range, memberIds: both.slice(1) });
    expect(await members()).toEqual([{ trl: { min: 6, max: 6 } }]);
  });

  it('is refused in a wrong form, naming the argument', async () => {
    expect(await record('yesterday', { id: 'prd-x' })).toEqual([
      { code: 'BAD_USER_INPUT', argument: 'asOf' },
    ]);
    expect(await record('2026-11-20T10:00:00Z', { id: '' })).toEqual([
      { code: 'BAD_USER_INPUT', argument: 'items.0.id' },
    ]);
  });
});

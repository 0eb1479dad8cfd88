import { systemClock } from '@apogee/shared/clock';
import { establishmentChanged, firmChanged, itemChanged } from '@apogee/shared/contracts';
import { EventLog } from '@apogee/shared/events';
import { ANYONE } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import { callerAs } from '@apogee/shared/testing';
import { loadSampleData } from '../../sample-data';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { as, EDITOR, FIRM, REPRESENTATIVE, RevisionDesk } from '../../testing/revision-desk';
import { readRecord } from './content.reader';

const WHEEL = 'prd-demo-wheel-drw-400';
const RANGE = 'rng-demo-roues-rw';
const OTHER_FIRM = callerAs('FIRM_REPRESENTATIVE', { firms: ['firm-demo-viseurs-pyrenees'] });
const PUBLIC = ANYONE;

describe('what a firm states of itself', () => {
  let catalogue: CatalogueFixture;
  let log: EventLog;
  let desk: RevisionDesk;

  beforeAll(async () => {
    catalogue = await startCatalogue();
    desk = new RevisionDesk(catalogue);
    log = new EventLog(
      catalogue.dataSource,
      createLogger({ name: 'test', level: 'silent', format: 'json' }),
    );
  });
  afterAll(async () => {
    await log.close();
    await catalogue.close();
  });

  async function eventsOf(subject: string): Promise<readonly unknown[]> {
    const { events } = await log.read(await log.beginning(), {
      types: [establishmentChanged.type, firmChanged.type, itemChanged.type],
      subjects: [subject],
    });
    return events.map(({ payload }) => (payload as { change: string }).change);
  }

  it('is seen by nobody else before it is published, and by everybody then', async () => {
    const begun = await desk.change(REPRESENTATIVE, 'draftItem', {
      firmId: FIRM,
      kind: 'PRODUCT',
      name: { fr: 'Gyrolaser Zébulon', en: 'Zebulon ring laser gyro' },
    });
    const { recordId } = begun;
    const look = `query ($id: ID!) { product(id: $id) { name archivedAt sources { quality title } specifications { parameter value source { quality } } } }`;
    const hidden = async (): Promise<void> => {
      expect(await desk.ask(PUBLIC, look, { id: recordId })).toEqual({ product: null });
      expect(await desk.findByWords(PUBLIC, 'Zébulon')).toEqual([]);
      const list = `query ($id: ID!) { revisions(filter: { recordId: $id }) { totalCount } revision(id: "${begun.id}") { id } }`;
      expect(await desk.ask(OTHER_FIRM, list, { id: recordId })).toEqual({
        revisions: { totalCount: 0 },
        revision: null,
      });
    };
    await hidden();
    expect(await desk.codes(REPRESENTATIVE, 'submitRevision', as(begun))).toEqual([
      'CATEGORY_MISSING',
    ]);
    const revised = await desk.change(REPRESENTATIVE, 'reviseItem', {
      ...as(begun),
      content: {
        categoryCode: 'satellite/attitude/actuators/reaction-wheel',
        technologyDomainCodes: ['5'],
        rangeId: RANGE,
        specifications: [{ parameter: 'mass', value: 1.5, unit: 'kg' }],
        heritage: [{ status: 'FLOWN', mission: 'Démonstration-1', launched: '2025-02' }],
      },
    });
    await hidden();
    const submitted = await desk.change(REPRESENTATIVE, 'submitRevision', as(revised));
    await hidden();
    expect(await eventsOf(recordId)).toEqual([]);
    const published = await desk.change(EDITOR, 'publishRevision', as(submitted));

    expect(published).toMatchObject({ recordId, number: 1, state: 'PUBLISHED' });
    // The firm is found by what it offers, too.
    expect(await desk.findByWords(PUBLIC, 'Zébulon')).toEqual([recordId, FIRM]);
    expect(await eventsOf(recordId)).toEqual(['PUBLISHED']);
    expect(await desk.ask(PUBLIC, look, { id: recordId })).toEqual({
      product: {
        name: 'Gyrolaser Zébulon',
        archivedAt: null,
        sources: [
          {
            quality: 'FIRM_STATEMENT',
            title: 'Déclaration de Démonstration Roues Inertielles SAS du 2026-11-22',
          },
        ],
        specifications: [{ parameter: 'mass', value: 1.5, source: { quality: 'FIRM_STATEMENT' } }],
      },
    });
  });

  it('keeps the sources of what it does not change, and verifies nothing', async () => {
    const before = await readRecord(catalogue.dataSource, WHEEL);
    const begun = await desk.change(REPRESENTATIVE, 'beginRevision', { recordId: WHEEL });
    const published = await desk.publish(
      await desk.change(REPRESENTATIVE, 'reviseItem', {
        ...as(begun),
        content: { leadTimeMonths: 5 },
      }),
    );
    const after = await readRecord(catalogue.dataSource, WHEEL);
    expect(published.number).toBe(2);
    expect(after?.specifications).toEqual(before?.specifications);
    expect(after?.heritage).toEqual(before?.heritage);
    expect(after?.sources.slice(1)).toEqual(before?.sources);
    expect(after?.version).toBe((before?.version ?? 0) + 1);
    expect(await eventsOf(WHEEL)).toContain('CHANGED');
    const { firm } = await desk.ask<{ firm: { verified: boolean } }>(
      PUBLIC,
      `{ firm(id: "${FIRM}") { verified } }`,
    );
    expect(firm.verified).toBe(false);
  });

  it('has a history that says who changed what and when, back to what sources said', async () => {
    const history = `{ revisions(filter: { recordId: "${WHEEL}" }) { nodes { number state changes { field before after } steps { state actor } } } }`;
    const { revisions } = await desk.ask<{ revisions: { nodes: object[] } }>(EDITOR, history);
    const byNumber = revisions.nodes.toSorted((one, other) =>
      JSON.stringify(one).localeCompare(JSON.stringify(other)),
    );
    expect(byNumber).toMatchObject([
      {
        number: 1,
        state: 'SUPERSEDED',
        steps: [
          { state: 'PUBLISHED', actor: null },
          { state: 'SUPERSEDED', actor: EDITOR.subject },
        ],
      },
      {
        number: 2,
        state: 'PUBLISHED',
        changes: [{ field: 'leadTimeMonths', after: '5' }],
        steps: [
          { state: 'DRAFT', actor: REPRESENTATIVE.subject },
          { state: 'SUBMITTED', actor: REPRESENTATIVE.subject },
          { state: 'PUBLISHED', actor: EDITOR.subject },
        ],
      },
    ]);
  });

  it('becomes the firm’s record with its sites, and reads back as it was stated', async () => {
    const begun = await desk.change(REPRESENTATIVE, 'beginRevision', { recordId: FIRM });
    const [site] = (
      await desk.ask<{ firm: { establishments: { id: string }[] } }>(
        PUBLIC,
        `{ firm(id: "${FIRM}") { establishments { id } } }`,
      )
    ).firm.establishments;
    const content = {
      summary: { fr: 'Roues Balthazar pour petits satellites.', en: 'Balthazar wheels.' },
      activityCategories: ['EQUIPMENT_SUBSYSTEMS', 'ENGINEERING_SERVICES'],
      disciplineCodes: ['E-60'],
      contactSiteId: site?.id,
      website: null,
      sites: [{ id: site?.id, isHeadquarters: true, roles: ['ENGINEERING', 'PRODUCTION'] }],
    };
    const revised = await desk.change(REPRESENTATIVE, 'reviseFirm', { ...as(begun), content });
    await desk.publish(revised);
    const look = `{ firm(id: "${FIRM}") { website tradeName profile { summary activityCategories disciplines { code } contactSite { id roles isHeadquarters } } } }`;
    expect(await desk.ask(PUBLIC, look)).toEqual({
      firm: {
        website: null,
        tradeName: 'Demo Roues',
        profile: {
          summary: content.summary.fr,
          activityCategories: content.activityCategories,
          disciplines: [{ code: 'E-60' }],
          contactSite: {
            id: site?.id,
            roles: ['ENGINEERING', 'PRODUCTION'],
            isHeadquarters: true,
          },
        },
      },
    });
    expect(await desk.findByWords(PUBLIC, 'Balthazar')).toContain(FIRM);
    const stated = await desk.ask<{ revision: { content: object } }>(
      REPRESENTATIVE,
      `{ revision(id: "${begun.id}") { content { ... on FirmContent { summary { fr en } sites { id name roles } } } } }`,
    );
    const record = await readRecord(catalogue.dataSource, FIRM);
    expect(record?.content).toMatchObject(stated.revision.content);
  });

  it('is given back with a reason, taken back and given up', async () => {
    const begun = await desk.change(REPRESENTATIVE, 'beginRevision', { recordId: RANGE });
    expect(await desk.codes(REPRESENTATIVE, 'beginRevision', { recordId: RANGE })).toEqual([
      'REVISION_OPEN',
    ]);
    const submitted = await desk.change(REPRESENTATIVE, 'submitRevision', as(begun));
    const taken = await desk.change(REPRESENTATIVE, 'takeBackRevision', as(submitted));
    const again = await desk.change(REPRESENTATIVE, 'submitRevision', as(taken));
    const reason = { fr: 'Il manque la description.', en: 'The description is missing.' };
    const returned = await desk.change(EDITOR, 'returnRevision', { ...as(again), reason });
    const { revision } = await desk.ask<{ revision: { steps: object[] } }>(
      REPRESENTATIVE,
      `{ revision(id: "${begun.id}") { steps { state reason { fr en } } } }`,
    );
    expect(revision.steps.at(-1)).toEqual({ state: 'DRAFT', reason });
    expect(await desk.codes(EDITOR, 'publishRevision', as(returned))).toEqual([
      'REVISION_STATE_FORBIDS',
    ]);
    const given = await desk.change(REPRESENTATIVE, 'discardRevision', as(returned));
    expect(given).toMatchObject({ state: 'DISCARDED', number: null });
    await desk.change(
      REPRESENTATIVE,
      'discardRevision',
      as(await desk.change(REPRESENTATIVE, 'beginRevision', { recordId: RANGE })),
    );
  });

  it('is refused where it is not theirs, not up to date or not right', async () => {
    const begun = await desk.change(REPRESENTATIVE, 'beginRevision', { recordId: RANGE });
    expect(await desk.codes(OTHER_FIRM, 'beginRevision', { recordId: RANGE })).toEqual([
      'RECORD_NOT_FOUND',
    ]);
    expect(await desk.codes(OTHER_FIRM, 'submitRevision', as(begun))).toEqual([
      'REVISION_NOT_FOUND',
    ]);
    expect(
      await desk.codes(REPRESENTATIVE, 'submitRevision', { ...as(begun), expectedVersion: 9 }),
    ).toEqual(['VERSION_CONFLICT']);
    const wrong = await desk.change(REPRESENTATIVE, 'reviseItem', {
      ...as(begun),
      content: { reference: 'R', categoryCode: 'no/such', rangeId: WHEEL },
    });
    expect(await desk.codes(REPRESENTATIVE, 'submitRevision', as(wrong))).toEqual([
      'TERM_UNKNOWN',
      'FACT_OF_ANOTHER_KIND',
      'FACT_OF_ANOTHER_KIND',
      'RANGE_UNKNOWN',
    ]);
    const both = { ...EDITOR, firmIds: REPRESENTATIVE.firmIds };
    const right = await desk.change(REPRESENTATIVE, 'reviseItem', {
      ...as(wrong),
      content: { reference: null, categoryCode: 'satellite/attitude', rangeId: null },
    });
    const submitted = await desk.change(REPRESENTATIVE, 'submitRevision', as(right));
    expect(await desk.codes(both, 'publishRevision', as(submitted))).toEqual(['OWN_FIRM']);
    await catalogue.dataSource.query(
      'update catalogue.item set version = version + 1 where id = $1',
      [RANGE],
    );
    expect(await desk.codes(EDITOR, 'publishRevision', as(submitted))).toEqual(['RECORD_CHANGED']);
    const taken = await desk.change(REPRESENTATIVE, 'takeBackRevision', as(submitted));
    await desk.publish(
      await desk.change(REPRESENTATIVE, 'reviseItem', { ...as(taken), content: {} }),
    );
  });

  it('is hidden once archived, and still there for whoever holds its id', async () => {
    const magnetorquer = 'prd-demo-magnetorquer-dmt-5';
    const look = `{ product(id: "${magnetorquer}") { version } firm(id: "${FIRM}") { version items(first: 100) { nodes { id } } } held: _entities(representations: [{ __typename: "Product", id: "${magnetorquer}" }]) { ... on Product { id name archivedAt } } }`;
    interface Seen {
      readonly product: { readonly version: number } | null;
      readonly firm: {
        readonly version: number;
        readonly items: { readonly nodes: { id: string }[] };
      };
      readonly held: readonly [{ readonly archivedAt: string | null }];
    }
    const before = await desk.ask<Seen>(PUBLIC, look);
    expect(
      await desk.codes(REPRESENTATIVE, 'archiveRecord', {
        recordId: FIRM,
        expectedVersion: before.firm.version,
      }),
    ).toEqual(['ITEMS_STILL_PUBLISHED']);
    const archived = await desk.change(REPRESENTATIVE, 'archiveRecord', {
      recordId: magnetorquer,
      expectedVersion: before.product?.version,
    });
    expect(archived.state).toBe('ARCHIVED');
    const after = await desk.ask<Seen>(PUBLIC, look);
    expect(after.product).toBeNull();
    expect(after.firm.items.nodes.map(({ id }) => id)).not.toContain(magnetorquer);
    expect(after.held[0]).toMatchObject({ id: magnetorquer });
    expect(after.held[0].archivedAt).not.toBeNull();
    expect(await desk.findByWords(PUBLIC, 'DMT-5')).not.toContain(magnetorquer);
    expect(await eventsOf(magnetorquer)).toContain('REMOVED');

    const back = await desk.publish(
      await desk.change(REPRESENTATIVE, 'beginRevision', { recordId: magnetorquer }),
    );
    expect(back).toMatchObject({ number: 2, state: 'PUBLISHED' });
    expect(await desk.findByWords(PUBLIC, 'DMT-5')).toContain(magnetorquer);
  });

  it('takes its sites off the map while it is archived', async () => {
    const firmId = 'firm-demo-meteo-cayenne';
    const look = `{ firm(id: "${firmId}") { version establishments { id } } }`;
    interface Seen {
      readonly firm: { readonly version: number; readonly establishments: { id: string }[] };
    }
    const { firm } = await desk.ask<Seen>(PUBLIC, look);
    const [site] = firm.establishments;
    await desk.change(EDITOR, 'archiveRecord', {
      recordId: firmId,
      expectedVersion: firm.version,
    });
    expect(await eventsOf(site?.id ?? '')).toEqual(['PUBLISHED', 'REMOVED']);
    const representative = callerAs('FIRM_REPRESENTATIVE', { firms: [firmId] });
    await desk.publish(
      await desk.change(representative, 'beginRevision', { recordId: firmId }),
      representative,
    );
    expect(await eventsOf(site?.id ?? '')).toEqual(['PUBLISHED', 'REMOVED', 'PUBLISHED']);
  });

  it('outlives another load of the sample data', async () => {
    const before = await readRecord(catalogue.dataSource, WHEEL);
    await catalogue.dataSource.query("update catalogue.sample_data_load set content_hash = 'old'");
    const { dataSource } = catalogue;
    await loadSampleData({ dataSource, clock: systemClock }, () => undefined);
    expect(await readRecord(dataSource, WHEEL)).toEqual(before);
  });
});

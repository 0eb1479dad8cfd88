import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@apogee/shared/clock';
import { transactionsOf } from '@apogee/shared/database';
import { type EventConsumer, EventLog, runConsumer } from '@apogee/shared/events';
import type { Caller } from '@apogee/shared/identity';
import type { Running } from '@apogee/shared/lifecycle';
import { createLogger } from '@apogee/shared/logger';
import { callerAs } from '@apogee/shared/testing';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { as, REPRESENTATIVE, RevisionDesk } from '../../testing/revision-desk';
import { announcementConsumer, criteriaOf, findMatchesAmong } from '../search';
import { tellMatches } from './tell-matches.command';

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
const BUYER = callerAs('EVALUATOR', { person: 'buyer' });
const OTHER = callerAs('EVALUATOR', { person: 'somebody else' });
const SAVED = 'savedSearch { id name folder text filter version } userErrors { code }';

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly folder: string | null;
  readonly text: string | null;
  readonly filter: string;
  readonly version: number;
}
interface Answered {
  readonly savedSearch: Saved | null;
  readonly userErrors: readonly { readonly code: string }[];
}
interface Matches {
  readonly nodes: readonly {
    readonly cursor: string;
    readonly recordId: string;
    readonly node: { readonly name?: string } | null;
  }[];
  readonly pageInfo: { readonly endCursor: string };
}

describe('saved searches', () => {
  let catalogue: CatalogueFixture;
  let desk: RevisionDesk;
  let log: EventLog;
  let running: Running;
  /** While true, what the consumer does is undone at the last moment, as if it were killed. */
  let dying = false;
  let deaths = 0;

  beforeAll(async () => {
    catalogue = await startCatalogue();
    desk = new RevisionDesk(catalogue);
    log = new EventLog(catalogue.dataSource, logger);
    const inTransaction = transactionsOf(catalogue.dataSource);
    running = runConsumer(mortal(), { log, inTransaction, logger });
  });
  afterAll(async () => {
    await running.close();
    await log.close();
    await catalogue.close();
  });

  function mortal(): EventConsumer {
    const consumer = announcementConsumer(systemClock, (database, changed) =>
      tellMatches(database, changed, systemClock),
    );
    return {
      ...consumer,
      batchSize: 3,
      handle: async (database, events) => {
        await consumer.handle(database, events);
        if (dying && deaths < 5) {
          deaths += 1;
          throw new TypeError('killed');
        }
      },
    };
  }

  async function change(caller: Caller, call: string): Promise<Answered> {
    const data = await desk.ask<{ changed: Answered }>(
      caller,
      `mutation { changed: ${call} { ${SAVED} } }`,
    );
    return data.changed;
  }

  async function save(input: string): Promise<Saved> {
    const { savedSearch, userErrors } = await change(BUYER, `saveSearch(input: ${input})`);
    if (savedSearch === null) {
      throw new TypeError(JSON.stringify(userErrors));
    }
    return savedSearch;
  }

  async function matchesOf(id: string, after: string | null = null): Promise<Matches> {
    const query = `query ($id: ID!, $after: String) { savedSearchMatchEvents(id: $id, after: $after, first: 100) {
      nodes { cursor recordId node { ... on Product { name } } } pageInfo { endCursor }
    } }`;
    const data = await desk.ask<{ savedSearchMatchEvents: Matches }>(BUYER, query, { id, after });
    return data.savedSearchMatchEvents;
  }

  /** Waits until the consumer has read everything; its checkpoint tells nobody when it moves. */
  async function allTold(): Promise<void> {
    for (let behind = 1; behind > 0; ) {
      await pause(20);
      behind = (await log.consumers())[0]?.behind ?? 1;
    }
  }

  it('are kept in canonical form, renamed and deleted, and are nobody else’s', async () => {
    const saved = await save(
      '{ name: "Roues", text: " roue ", filter: { regionCodes: ["84", "76", "76"], minTrl: null } }',
    );
    expect(saved).toMatchObject({
      text: 'roue',
      filter: '{"regionCodes":["76","84"]}',
      version: 1,
    });
    const again = await change(
      BUYER,
      'saveSearch(input: { name: "Autre", text: "roue", filter: { regionCodes: ["76", "84"] } })',
    );
    expect(again.userErrors).toMatchObject([{ code: 'SEARCH_ALREADY_SAVED' }]);
    const key = `savedSearchId: "${saved.id}", expectedVersion: 1`;
    const notTheirs = await change(OTHER, `deleteSavedSearch(input: { ${key} })`);
    expect(notTheirs.userErrors).toMatchObject([{ code: 'SAVED_SEARCH_NOT_FOUND' }]);
    const look = `{ savedSearches { totalCount nodes { id } } savedSearch(id: "${saved.id}") { name } savedSearchMatchEvents(id: "${saved.id}") { nodes { recordId } } }`;
    expect(await desk.ask(OTHER, look)).toEqual({
      savedSearches: { totalCount: 0, nodes: [] },
      savedSearch: null,
      savedSearchMatchEvents: null,
    });
    const renamed = await change(
      BUYER,
      `renameSavedSearch(input: { ${key}, name: "Roues du Sud", folder: "Veille" })`,
    );
    expect(renamed.savedSearch).toMatchObject({
      name: 'Roues du Sud',
      folder: 'Veille',
      version: 2,
    });
    const stale = await change(BUYER, `deleteSavedSearch(input: { ${key} })`);
    expect(stale.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    await change(
      BUYER,
      `deleteSavedSearch(input: { savedSearchId: "${saved.id}", expectedVersion: 2 })`,
    );
    expect(await desk.ask(BUYER, '{ savedSearches { totalCount } }')).toEqual({
      savedSearches: { totalCount: 0 },
    });
  });

  it('tell of what is published, by a word that the catalogue had not known', async () => {
    const { id } = await save('{ name: "Alerte", text: "Zébulon", filter: { kinds: [PRODUCT] } }');
    await allTold();
    expect((await matchesOf(id)).nodes).toEqual([]);
    const recordId = await desk.publishProduct('Roue Zébulon');
    await allTold();
    const { nodes, pageInfo } = await matchesOf(id);
    expect(nodes).toMatchObject([{ recordId, node: { name: 'Roue Zébulon' } }]);
    const begun = await desk.change(REPRESENTATIVE, 'beginRevision', { recordId });
    await desk.publish(begun);
    await allTold();
    expect((await matchesOf(id, pageInfo.endCursor)).nodes).toEqual([]);
    const { version } = await desk
      .ask<{ product: { version: number } }>(BUYER, `{ product(id: "${recordId}") { version } }`)
      .then(({ product }) => product);
    await desk.change(REPRESENTATIVE, 'archiveRecord', { recordId, expectedVersion: version });
    expect((await matchesOf(id)).nodes).toMatchObject([{ recordId, node: null }]);
  });

  it('do not tell of what they found when they were saved', async () => {
    const { id } = await save('{ name: "Connues", text: "DRW-400" }');
    const begun = await desk.change(REPRESENTATIVE, 'beginRevision', {
      recordId: 'prd-demo-wheel-drw-400',
    });
    await desk.publish(
      await desk.change(REPRESENTATIVE, 'reviseItem', {
        ...as(begun),
        content: { leadTimeMonths: 2 },
      }),
    );
    await allTold();
    expect((await matchesOf(id)).nodes).toEqual([]);
  });

  it('tell of each record once, and miss none, when their reader is killed again and again', async () => {
    const { id } = await save(
      '{ name: "Toutes", text: "Mirabelle", filter: { kinds: [PRODUCT] } }',
    );
    dying = true;
    const published: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      published.push(await desk.publishProduct(`Mirabelle ${index}`));
    }
    await allTold();
    expect(deaths).toBe(5);
    const told = (await matchesOf(id)).nodes.map(({ recordId }) => recordId);
    expect(told.toSorted()).toEqual(published.toSorted());
  });

  it('find among changed documents what a search finds in all', async () => {
    const filters = [
      {},
      { kinds: ['PRODUCT' as const] },
      { regionCodes: ['76'], kinds: ['FIRM' as const] },
      { productCategories: ['satellite/attitude'] },
      { near: { latitude: 43.6, longitude: 1.44, radiusKm: 50 } },
      { demonstration: true, exportControl: ['EU_DUAL_USE' as const] },
    ];
    const query = `query ($filter: CatalogueFilter, $text: String, $after: String) { search(filter: $filter, text: $text, first: 100, after: $after) {
      hits { node { ... on Firm { id } ... on Product { id } ... on ProductRange { id } ... on EngineeringActivity { id } } } pageInfo { hasNextPage endCursor }
    } }`;
    interface Found {
      readonly search: {
        readonly hits: readonly { readonly node: { readonly id: string } }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    }
    const rows = await catalogue.dataSource.query<{ id: string }[]>(
      'select id from catalogue.search_document',
    );
    const among = { firmIds: [], documentIds: rows.map(({ id }) => id) };
    for (const text of [null, 'roue', 'reaction wheel', 'calculateur de bord']) {
      for (const filter of filters) {
        const wanted: string[] = [];
        let after: string | null = null;
        do {
          const { search }: Found = await desk.ask<Found>(BUYER, query, { filter, text, after });
          wanted.push(...search.hits.map(({ node }) => node.id));
          after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
        } while (after !== null);
        const found = await findMatchesAmong(
          catalogue.dataSource,
          [{ id: 'question', text, criteria: criteriaOf(filter) }],
          among,
        );
        expect(found.map(({ documentId }) => documentId).toSorted()).toEqual(wanted.toSorted());
      }
    }
  });

  it('are followed by their owner alone, who gets what is published while he listens', async () => {
    const { id } = await save('{ name: "Suivie", text: "Coquelicot" }');
    const { server } = catalogue.subgraph;
    const query = `subscription { savedSearchMatched(id: "${id}") { cursor recordId node { ... on Product { name firm { legalName } } } } }`;
    const refused = await server.subscribe({ query }, { caller: OTHER });
    expect('errors' in refused && refused.errors?.[0]?.extensions?.['code']).toBe(
      'NOTHING_TO_FOLLOW',
    );
    const opened = await server.subscribe({ query }, { caller: BUYER });
    if (!(Symbol.asyncIterator in opened)) {
      throw new TypeError(JSON.stringify(opened));
    }
    const matches = opened[Symbol.asyncIterator]();
    const recordId = await desk.publishProduct('Roue Coquelicot');
    const told = (await matches.next()) as { value: { data: unknown } };
    expect(structuredClone(told.value.data)).toMatchObject({
      savedSearchMatched: { recordId, node: { name: 'Roue Coquelicot', firm: {} } },
    });
    await matches.return?.();
  });
});

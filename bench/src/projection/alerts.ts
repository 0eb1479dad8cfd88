import { createCatalogue } from '@apogee/catalogue';
import { systemClock } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { ANYONE } from '@apogee/shared/identity';
import type { Logger } from '@apogee/shared/logger';
import { trusted } from '../harness/trusted';

/** What becomes true of items and firms by announcements of each kind. */
const FILTERS = [
  { labelledOnly: true },
  { labelStatuses: ['SUSPENDED', 'WITHDRAWN'] },
  { minTrl: 7 },
  { near: { latitude: 45.5, longitude: 2.5, radiusKm: 150 } },
];

const SAVE = `mutation ($input: SaveSearchInput!) {
  saveSearch(input: $input) { savedSearch { id } userErrors { code } }
}`;

const SEARCH = `query ($filter: CatalogueFilter, $after: String) {
  search(filter: $filter, first: 100, after: $after) {
    hits { node { ... on Firm { id } ... on Labelable { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const FIND_MATCHES = `
  /* bench.findMatches */
  select saved_search_id as "searchId", document_id as "recordId" from catalogue.search_match
`;

const FIND_TOLD = `
  /* bench.findTold */
  select payload ->> 'savedSearchId' as "searchId", payload ->> 'recordId' as "recordId"
  from events.event
  where type = 'catalogue.search.matched'
`;

interface Match {
  readonly searchId: string;
  readonly recordId: string;
}

interface Saved {
  readonly saveSearch: { readonly savedSearch: { readonly id: string } };
}

interface Found {
  readonly search: {
    readonly hits: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export interface ToldAlerts {
  readonly told: number;
  /** What saved searches find in the end, and neither found when they were saved nor told of. */
  readonly missed: number;
  /** Told a second time, or although it was known when the search was saved. */
  readonly double: number;
}

interface AlertSettings {
  readonly databaseUrl: string;
  readonly database: Database;
  readonly logger: Logger;
}

/** Saved searches whose reader is about to be killed. */
export class Alerts {
  readonly #searches = new Map<string, object>();
  #known: readonly string[] = [];

  constructor(private readonly settings: AlertSettings) {}

  async save(): Promise<void> {
    await this.#withCatalogue(async (ask) => {
      for (const [index, filter] of FILTERS.entries()) {
        const input = { name: `alert ${index}`, filter };
        const { saveSearch } = trusted<Saved>(await ask(SAVE, { input }));
        this.#searches.set(saveSearch.savedSearch.id, filter);
      }
    });
    this.#known = await this.#read(FIND_MATCHES);
  }

  async compare(): Promise<ToldAlerts> {
    const told = await this.#read(FIND_TOLD);
    const heard = new Set([...this.#known, ...told]);
    let missed = 0;
    await this.#withCatalogue(async (ask) => {
      for (const [searchId, filter] of this.#searches) {
        const found = await findAll(ask, filter);
        missed += found.filter((recordId) => !heard.has(keyOf({ searchId, recordId }))).length;
      }
    });
    return { told: told.length, missed, double: this.#known.length + told.length - heard.size };
  }

  async #read(statement: string): Promise<string[]> {
    return (await this.settings.database.query<Match[]>(statement)).map(keyOf);
  }

  async #withCatalogue(work: (ask: Ask) => Promise<void>): Promise<void> {
    const { databaseUrl, logger } = this.settings;
    const catalogue = await createCatalogue({ databaseUrl, clock: systemClock, logger });
    try {
      await work((query, variables) => answerOf(catalogue, query, variables));
    } finally {
      await catalogue.close();
    }
  }
}

type Ask = (query: string, variables: Record<string, unknown>) => Promise<unknown>;

async function answerOf(
  { server }: Subgraph,
  query: string,
  variables: Record<string, unknown>,
): Promise<unknown> {
  const caller = { ...ANYONE, subject: 'bench' };
  const { data, errors } = await server.execute({ query, variables }, { caller });
  if (errors !== undefined) {
    throw new TypeError(JSON.stringify(errors));
  }
  return data;
}

async function findAll(ask: Ask, filter: object): Promise<string[]> {
  const ids: string[] = [];
  for (let [after, isLast] = [null as string | null, false]; !isLast; ) {
    const { search } = trusted<Found>(await ask(SEARCH, { filter, after }));
    ids.push(...search.hits.map(({ node }) => node.id));
    [after, isLast] = [search.pageInfo.endCursor, !search.pageInfo.hasNextPage];
  }
  return ids;
}

function keyOf({ searchId, recordId }: Match): string {
  return `${searchId} ${recordId}`;
}

import { createCatalogue } from '@apogee/catalogue';
import { systemClock } from '@apogee/shared/clock';
import type { Subgraph } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import type { BenchDatabase, DatabaseHost } from '../graph/database-host';
import { seedSampleData } from '../scale/seed-sample-data';
import { addPlaces, chooseTemplates, copyDocuments } from './copied-documents';

/** A catalogue with the sample data that can be made to have more documents. */
export interface SearchBed {
  readonly database: BenchDatabase;
  /** How many documents there are. */
  size(): Promise<number>;
  /** Adds copies until there are as many documents as wanted. */
  growTo(wanted: number): Promise<void>;
  ask<Data>(query: string, variables: object): Promise<Data>;
  close(): Promise<void>;
}

const report = (): void => undefined;

/** One database that grows: the sample data is loaded once. */
export async function openSearchBed(host: DatabaseHost): Promise<SearchBed> {
  const database = await host.create('search');
  await seedSampleData({ databaseUrl: database.url, dataDir: '', report });
  let catalogue = await openCatalogue(database);
  await database.query('vacuum analyze');
  let copied: number | null = null;
  return {
    database,
    size: async () => {
      const [size] = await database.query<{ documents: number }>(
        'select count(*)::integer as documents from catalogue.search_document',
      );
      return size?.documents ?? 0;
    },
    growTo: async (wanted) => {
      if (copied === null) {
        await addPlaces(database);
        await catalogue.close();
        catalogue = await openCatalogue(database);
        await chooseTemplates(database);
      }
      copied = await copyDocuments(database, { wanted, copied: copied ?? 0 });
      await database.query('vacuum analyze');
    },
    ask: (query, variables) => askOf(catalogue, query, variables),
    close: async () => {
      await catalogue.close();
      await database.drop();
    },
  };
}

function openCatalogue({ url }: BenchDatabase): Promise<Subgraph> {
  return createCatalogue({
    databaseUrl: url,
    clock: systemClock,
    logger: createLogger({ name: 'bench', level: 'silent', format: 'json' }),
  });
}

async function askOf<Data>({ server }: Subgraph, query: string, variables: object): Promise<Data> {
  const { data, errors } = await server.execute({ query, variables: { ...variables } });
  if (errors !== undefined) {
    throw new TypeError(JSON.stringify(errors));
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- who asks knows the shape of the answer
  return data as Data;
}

import { createCatalogue } from '@apogee/catalogue';
import { systemClock } from '@apogee/shared/clock';
import type { Subgraph } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import type { BenchDatabase, DatabaseHost } from '../graph/database-host';
import { seedSampleData } from '../scale/seed-sample-data';
import { addPlaces, copyDocuments } from './copied-documents';

/** A catalogue with as many documents as a measurement wants. */
export interface SearchBed {
  readonly documents: number;
  readonly database: BenchDatabase;
  ask<Data>(query: string, variables: object): Promise<Data>;
  close(): Promise<void>;
}

const report = (): void => undefined;

/** The sample data alone, or with copies up to a number of documents. */
export async function openSearchBed(host: DatabaseHost, wanted: number | null): Promise<SearchBed> {
  const database = await host.create(`search_${wanted ?? 'sample'}`);
  await seedSampleData({ databaseUrl: database.url, dataDir: '', report });
  if (wanted !== null) {
    await addPlaces(database);
  }
  const catalogue = await createCatalogue({
    databaseUrl: database.url,
    clock: systemClock,
    logger: createLogger({ name: 'bench', level: 'silent', format: 'json' }),
  });
  if (wanted !== null) {
    await copyDocuments(database, wanted);
  }
  await database.query('vacuum analyze');
  const [size] = await database.query<{ documents: number }>(
    'select count(*)::integer as documents from catalogue.search_document',
  );
  return {
    documents: size?.documents ?? 0,
    database,
    ask: (query, variables) => askOf(catalogue, query, variables),
    close: async () => {
      await catalogue.close();
      await database.drop();
    },
  };
}

async function askOf<Data>({ server }: Subgraph, query: string, variables: object): Promise<Data> {
  const { data, errors } = await server.execute({ query, variables: { ...variables } });
  if (errors !== undefined) {
    throw new TypeError(JSON.stringify(errors));
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- who asks knows the shape of the answer
  return data as Data;
}

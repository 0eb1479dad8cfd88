import { join } from 'node:path';
import { type SubgraphFixture, startSubgraphFixture } from '@apogee/shared/testing';
import type { DataSource } from 'typeorm';
import { createCatalogue } from '../app';
import { createCatalogueDataSource } from '../data-source';

/** A catalogue with its sample data, on a database of its own. */
export interface CatalogueFixture extends SubgraphFixture {
  /** For rows that a test looks at or adds. */
  readonly dataSource: DataSource;
}

export async function startCatalogue(): Promise<CatalogueFixture> {
  const fixture = await startSubgraphFixture({
    create: createCatalogue,
    workspace: join(__dirname, '../..'),
  });
  const dataSource = await createCatalogueDataSource(fixture.url).initialize();
  return {
    ...fixture,
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await fixture.close();
    },
  };
}

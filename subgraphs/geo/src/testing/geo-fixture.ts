import { join } from 'node:path';
import { type SubgraphFixture, startSubgraphFixture } from '@apogee/shared/testing';
import type { DataSource } from 'typeorm';
import { createGeo } from '../app';
import { createGeoDataSource } from '../data-source';

/** A geo subgraph with reference and sample data, on a database of its own. */
export interface GeoFixture extends SubgraphFixture {
  /** For rows that a test looks at or adds. */
  readonly dataSource: DataSource;
}

export async function startGeo(): Promise<GeoFixture> {
  const fixture = await startSubgraphFixture({
    create: createGeo,
    workspace: join(__dirname, '../..'),
  });
  const dataSource = await createGeoDataSource(fixture.url).initialize();
  return {
    ...fixture,
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await fixture.close();
    },
  };
}

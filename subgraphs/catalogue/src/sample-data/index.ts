import type { IsoDate } from '@apogee/shared/clock';
import { loadOnce } from '@apogee/shared/database';
import type { DataSource } from 'typeorm';
import { refreshDocuments } from '../modules/search';
import { readSampleData } from './read-sample-data';
import { replaceSampleData } from './sample-data.repository';

/** Loads the sample data unless the database holds just that; one transaction, safe with several replicas. */
export async function loadSampleData(
  dataSource: DataSource,
  report: (line: string) => void,
  today: IsoDate,
): Promise<void> {
  const { data, contentHash } = readSampleData();
  await loadOnce(dataSource, {
    schema: 'catalogue',
    contentHash,
    load: async (manager) => {
      report('catalogue: loading the sample firms and items');
      await replaceSampleData(manager, data);
      await refreshDocuments(manager, null, today);
      report(`catalogue: ${data.firms.length} firms, ${data.items.length} items`);
    },
  });
}

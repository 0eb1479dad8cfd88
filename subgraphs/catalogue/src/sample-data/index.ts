import type { Clock } from '@apogee/shared/clock';
import { loadOnce } from '@apogee/shared/database';
import type { DataSource } from 'typeorm';
import { refreshDocuments } from '../modules/search';
import { findSampleIds, publishSampleData } from './publish-sample-data';
import { readSampleData } from './read-sample-data';
import { replaceSampleData } from './sample-data.repository';

/** Loads the sample data unless the database holds just that; one transaction, safe with several replicas. */
export async function loadSampleData(
  { dataSource, clock }: { readonly dataSource: DataSource; readonly clock: Clock },
  report: (line: string) => void,
): Promise<void> {
  const { data, contentHash } = readSampleData();
  await loadOnce(dataSource, {
    schema: 'catalogue',
    contentHash,
    load: async (manager) => {
      report('catalogue: loading the sample firms and items');
      const before = await findSampleIds(manager);
      await replaceSampleData(manager, data);
      await refreshDocuments(manager, null, clock.today());
      publishSampleData(manager, { before, data, at: clock.now() });
      report(`catalogue: ${data.firms.length} firms, ${data.items.length} items`);
    },
  });
}

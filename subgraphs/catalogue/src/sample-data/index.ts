import type { Clock } from '@apogee/shared/clock';
import { loadOnce } from '@apogee/shared/database';
import type { DataSource } from 'typeorm';
import { refreshDocuments } from '../modules/search';
import { findSampleIds, publishSampleData } from './publish-sample-data';
import { readSampleData } from './read-sample-data';
import { findKeptFirms, replaceSampleData } from './sample-data.repository';
import type { SampleData } from './sample-file';

/** Loads the sample data unless the database holds just that; one transaction, safe with several replicas. */
export async function loadSampleData(
  { dataSource, clock }: { readonly dataSource: DataSource; readonly clock: Clock },
  report: (line: string) => void,
): Promise<void> {
  const { data: all, contentHash } = readSampleData();
  await loadOnce(dataSource, {
    schema: 'catalogue',
    contentHash,
    load: async (manager) => {
      report('catalogue: loading the sample firms and items');
      const data = withoutFirms(all, await findKeptFirms(manager, all));
      const before = await findSampleIds(manager);
      await replaceSampleData(manager, data);
      await refreshDocuments(manager, null, clock.today());
      publishSampleData(manager, { before, data, at: clock.now() });
      report(`catalogue: ${data.firms.length} firms, ${data.items.length} items`);
    },
  });
}

/** A firm that keeps its own record has nothing to do with the sample any more, and neither has what it offers. */
function withoutFirms(data: SampleData, firmIds: readonly string[]): SampleData {
  const kept = new Set(firmIds);
  return {
    ...data,
    firms: data.firms.filter(({ id }) => !kept.has(id)),
    items: data.items.filter(({ firmId }) => !kept.has(firmId)),
  };
}

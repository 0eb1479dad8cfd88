import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { exportSearch } from './export-search.command';

describe('an export of a search', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());

  it('holds what the search finds, in its order', async () => {
    const { columns, lines } = exportSearch(catalogue.dataSource, 'roue à réaction');
    const ids: unknown[] = [];
    for await (const batch of lines) {
      ids.push(...batch.map((row) => row[columns.indexOf('id')]));
    }
    const { search } = await catalogue.ask<{
      search: { totalCount: number; nodes: { id: string }[] };
    }>(`{ search(text: "roue à réaction", first: 100) {
      totalCount nodes { ... on Firm { id } ... on Labelable { id } }
    } }`);
    expect(ids).toEqual(search.nodes.map(({ id }) => id));
    expect(ids).toHaveLength(search.totalCount);
    expect(ids.length).toBeGreaterThan(3);
  });
});

import type { WrittenTable } from '../../tables/written-table';
import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';
import { exportSearch } from './export-search.command';
import { exportTable } from './export-table.command';

async function columnOf({ columns, lines }: WrittenTable, name: string): Promise<unknown[]> {
  const cells: unknown[] = [];
  for await (const batch of lines) {
    cells.push(...batch.map((row) => row[columns.indexOf(name)]));
  }
  return cells;
}

async function idsOfTables({ dataSource }: CatalogueFixture): Promise<readonly unknown[]> {
  return [
    ...(await columnOf(exportTable(dataSource, 'FIRMS'), 'id')),
    ...(await columnOf(exportTable(dataSource, 'ESTABLISHMENTS'), 'firmId')),
    ...(await columnOf(exportTable(dataSource, 'ITEMS'), 'id')),
  ];
}

describe('an export', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());

  it('of a search holds what the search finds, in its order', async () => {
    const ids = await columnOf(exportSearch(catalogue.dataSource, 'roue à réaction'), 'id');
    const { search } = await catalogue.ask<{
      search: { totalCount: number; nodes: { id: string }[] };
    }>(`{ search(text: "roue à réaction", first: 100) {
      totalCount nodes { ... on Firm { id } ... on Labelable { id } }
    } }`);
    expect(ids).toEqual(search.nodes.map(({ id }) => id));
    expect(ids).toHaveLength(search.totalCount);
    expect(ids.length).toBeGreaterThan(3);
  });

  it('of a table leaves out what is archived', async () => {
    const [firm, item] = ['firm-demo-meteo-cayenne', 'prd-demo-wheel-drw-400'];
    expect(await idsOfTables(catalogue)).toEqual(expect.arrayContaining([firm, item]));
    for (const [table, id] of [
      ['firm', firm],
      ['item', item],
    ]) {
      await catalogue.dataSource.query(
        `update catalogue.${table} set archived_at = now() where id = $1`,
        [id],
      );
    }
    const after = await idsOfTables(catalogue);
    expect(after.length).toBeGreaterThan(100);
    expect(after.filter((id) => id === firm || id === item)).toEqual([]);
  });
});

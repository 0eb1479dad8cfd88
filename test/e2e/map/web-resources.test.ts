import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { ask } from '../../harness/client';
import { type Graph, startAllInOne, startDistributed } from '../../harness/graph';

interface Cluster {
  readonly id: string;
  readonly count: number;
  readonly centroid: { readonly latitude: number; readonly longitude: number };
}

/** Bounds of tile 5/16/11: France without its west. */
const FRANCE_TILE = '/tiles/5/16/11.mvt';
const CLUSTERS = `query ($demonstration: Boolean) {
  mapClusters(zoom: 6, demonstration: $demonstration, bounds: { south: 40.98, west: 0.001, north: 48.92, east: 11.249 }) {
    id count centroid { latitude longitude }
  }
}`;

interface Drawn {
  readonly clusters: Record<string, number>;
  readonly single: number;
}

async function drawn(url: string): Promise<Drawn> {
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  const { layers } = new VectorTile(new PbfReader(await response.arrayBuffer()));
  const [clusters, establishments] = [layers['clusters'], layers['establishments']];
  const found: Record<string, number> = {};
  for (let at = 0; at < (clusters?.length ?? 0); at += 1) {
    const properties = clusters?.feature(at).properties;
    found[String(properties?.['cluster'])] = Number(properties?.['count']);
  }
  return { clusters: found, single: establishments?.length ?? 0 };
}

describe.each([
  ['one process', startAllInOne],
  ['four processes', startDistributed],
] as const)('beside the graph of %s', (_mode, start) => {
  let database: TestDatabase;
  let graph: Graph;

  beforeAll(async () => {
    database = await sampleDatabase();
    graph = await start({ DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  it.each([
    ['all', ''],
    ['real firms only', '?demonstration=false'],
  ])('tiles hold the clusters of the graph: %s', async (_whose, search) => {
    const { mapClusters } = await ask<{ mapClusters: readonly Cluster[] }>(graph.url, {
      query: CLUSTERS,
      variables: { demonstration: search === '' ? null : false },
    });
    const tile = await drawn(`${graph.url}${FRANCE_TILE}${search}`);
    const several = mapClusters.filter(({ count }) => count > 1);
    expect(several.length).toBeGreaterThan(3);
    expect(tile.clusters).toEqual(Object.fromEntries(several.map(({ id, count }) => [id, count])));
    expect(tile.single).toBe(mapClusters.length - several.length);
  });

  it('a tile of the open sea is empty', async () => {
    const response = await fetch(`${graph.url}/tiles/6/28/28.mvt`);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe(0);
  });

  it('GeoJSON holds every establishment once, page by page', async () => {
    const ids: string[] = [];
    let next: string | null = null;
    let matched = 0;
    do {
      const after: string = next === null ? '' : `&after=${next}`;
      const response = await fetch(`${graph.url}/establishments.geojson?first=50${after}`);
      expect(response.headers.get('content-type')).toBe('application/geo+json');
      const page = (await response.json()) as {
        type: string;
        numberMatched: number;
        next: string | null;
        features: { id: string; geometry: { type: string }; properties: { attribution: string } }[];
      };
      expect(page.type).toBe('FeatureCollection');
      expect(page.features.every(({ geometry }) => geometry.type === 'Point')).toBe(true);
      expect(page.features.every(({ properties }) => properties.attribution !== '')).toBe(true);
      ids.push(...page.features.map(({ id }) => id));
      ({ next, numberMatched: matched } = page);
    } while (next !== null);
    expect(matched).toBeGreaterThan(100);
    expect(ids).toHaveLength(matched);
    expect(new Set(ids).size).toBe(matched);
  });

  it('who has the present tile is told so, and sent nothing', async () => {
    const first = await fetch(`${graph.url}${FRANCE_TILE}`);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^".{27}"$/);
    expect(first.headers.get('vary')).toContain('authorization');
    const again = await fetch(`${graph.url}${FRANCE_TILE}`, {
      headers: { 'if-none-match': `"other", W/${etag}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['/tiles/5/32/11.mvt', 400, 'BAD_USER_INPUT'],
    ['/tiles/19/0/0.mvt', 400, 'BAD_USER_INPUT'],
    ['/tiles/a/0/0.mvt', 400, 'BAD_USER_INPUT'],
    ['/tiles/5/16/11.mvt?colour=red', 400, 'BAD_USER_INPUT'],
    ['/establishments.geojson?south=50&north=40', 400, 'BAD_USER_INPUT'],
    ['/establishments.geojson?first=10001', 400, 'BAD_USER_INPUT'],
  ])('%s is refused with %d', async (path, status, code) => {
    const response = await fetch(`${graph.url}${path}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('a token that is not accepted is refused as by the graph', async () => {
    const headers = { authorization: 'Bearer nonsense' };
    const response = await fetch(`${graph.url}${FRANCE_TILE}`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_TOKEN' } }],
    });
  });

  it('resources are only read', async () => {
    const response = await fetch(`${graph.url}${FRANCE_TILE}`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await fetch(`${graph.url}${FRANCE_TILE}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

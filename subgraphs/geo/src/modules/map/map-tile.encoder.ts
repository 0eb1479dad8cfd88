import { fromVectorTileJs } from '@maplibre/vt-pbf';
import type { MapCluster } from './map-cluster';
import { pointInTile, TILE_EXTENT, type TileAddress, type TilePoint } from './map-tile';

const POINT = 1 as const;
const VECTOR_TILE_VERSION = 2;

/** A layer as the encoder reads it. */
interface Layer {
  readonly version: number;
  readonly name: string;
  readonly extent: number;
  readonly length: number;
  readonly feature: (at: number) => {
    readonly id: undefined;
    readonly type: typeof POINT;
    readonly extent: number;
    readonly properties: Readonly<Record<string, string | number>>;
    readonly loadGeometry: () => TilePoint[][];
  };
}

/**
 * A Mapbox Vector Tile of two layers: `clusters` (`cluster`: its id, `count`) and, where a cell holds one alone,
 * `establishments` (`id`). No bytes when it holds nothing.
 */
export function encodeTile(clusters: readonly MapCluster[], address: TileAddress): Uint8Array {
  const layers = [
    layer('clusters', address, {
      clusters: clusters.filter(({ count }) => count > 1),
      propertiesOf: ({ id, count }) => ({ cluster: id, count }),
    }),
    layer('establishments', address, {
      clusters: clusters.filter(({ count }) => count === 1),
      propertiesOf: ({ firstEstablishmentId }) => ({ id: firstEstablishmentId }),
    }),
  ].filter(({ length }) => length > 0);
  return layers.length === 0
    ? new Uint8Array()
    : encode(Object.fromEntries(layers.map((each) => [each.name, each])));
}

function encode(layers: Readonly<Record<string, Layer>>): Uint8Array {
  // Of a point the encoder reads `x` and `y` only, though its types ask for the class of another library.
  return (fromVectorTileJs as (tile: { layers: typeof layers }) => Uint8Array)({ layers });
}

interface LayerContent {
  readonly clusters: readonly MapCluster[];
  readonly propertiesOf: (cluster: MapCluster) => Readonly<Record<string, string | number>>;
}

function layer(
  name: string,
  address: TileAddress,
  { clusters, propertiesOf }: LayerContent,
): Layer {
  const features = clusters.map((cluster) => ({
    id: undefined,
    type: POINT,
    extent: TILE_EXTENT,
    properties: propertiesOf(cluster),
    loadGeometry: () => [[pointInTile(cluster, address)]],
  }));
  return {
    version: VECTOR_TILE_VERSION,
    name,
    extent: TILE_EXTENT,
    length: features.length,
    feature: (at) => features[at] ?? noFeature(at),
  };
}

function noFeature(at: number): never {
  throw new RangeError(`A layer has no feature ${at}.`);
}

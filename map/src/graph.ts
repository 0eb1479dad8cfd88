/** Reads clusters and their firms from the graph, as any client does. */
export interface Cluster {
  readonly id: string;
  readonly count: number;
  readonly centroid: { readonly latitude: number; readonly longitude: number };
}

export interface View {
  readonly bounds: {
    readonly south: number;
    readonly west: number;
    readonly north: number;
    readonly east: number;
  };
  readonly zoom: number;
  /** False leaves the fictitious firms out; null shows all. */
  readonly demonstration: false | null;
}

const CLUSTERS = `query Clusters($bounds: BoundsInput!, $zoom: Int!, $demonstration: Boolean) {
  mapClusters(bounds: $bounds, zoom: $zoom, demonstration: $demonstration) {
    id count centroid { latitude longitude }
  }
}`;

const MEMBERS = `query Members($point: GeoPointInput!, $demonstration: Boolean) {
  establishmentsNearest(point: $point, demonstration: $demonstration, first: 8) {
    nodes { id name firm { id legalName } commune { inseeCode name } }
  }
}`;

export async function readClusters(view: View): Promise<readonly Cluster[]> {
  const { mapClusters } = await ask<{ mapClusters: readonly Cluster[] }>(CLUSTERS, { ...view });
  return mapClusters;
}

export interface Member {
  readonly id: string;
  readonly name: string | null;
  readonly firm: { readonly legalName: string | null } | null;
  readonly commune: { readonly name: string } | null;
}

/** The establishments at and around a point, nearest first. */
export async function readAround(
  [longitude, latitude]: readonly [number, number],
  demonstration: View['demonstration'],
): Promise<readonly Member[]> {
  const { establishmentsNearest } = await ask<{
    establishmentsNearest: { nodes: readonly (Member | null)[] };
  }>(MEMBERS, { point: { latitude, longitude }, demonstration });
  return establishmentsNearest.nodes.filter((member) => member !== null);
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(new URL('../graphql', location.href), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the graph answers what its schema says
  const { data, errors } = (await response.json()) as { data?: Data | null; errors?: unknown[] };
  if (data === undefined || data === null || errors !== undefined) {
    throw new TypeError('The graph did not answer.');
  }
  return data;
}

import { BATCHING_SLACK } from '@apogee/shared/testing';
import { ask } from '../../harness/client';
import { type CountedGraph, startCountedGraph } from '../../harness/counted-graph';

/** Firms near Toulouse: geo, then catalogue, then accreditation. */
const NEAR_ME = `query NearMe($first: Int!) {
  establishmentsNear(point: { latitude: 43.6, longitude: 1.44 }, radiusKm: 900, first: $first) {
    totalCount
    edges { distanceKm node { siret location { latitude longitude } firm { siren legalName activityCategories labels { number } } } }
  }
}`;
const VIEWPORT = `query Viewport($first: Int!) {
  mapClusters(bounds: { south: 41, west: -5, north: 51, east: 9 }, zoom: 5) {
    id count centroid { latitude longitude } establishments(first: $first) { siret firm { legalName } }
  }
}`;
const REGIONAL_COVERAGE = `query RegionalCoverage($first: Int!) {
  regions {
    code name statistics { establishmentCount firmCount }
    establishments(first: $first) { edges { node { siret firm { siren smeStatus { category } labels { number } } } } }
  }
}`;
/** From a place to its firms, their products and labels, and back to their places. */
const FROM_A_PLACE = `query FromAPlace($first: Int!) {
  region(code: "76") {
    firms(first: $first) { totalCount nodes {
      legalName labels { number } communes { inseeCode name }
      items(first: 3) { nodes { id name currentLabel { number } } }
      establishments { id location { latitude longitude precision } commune { name departement { name } } }
    } }
  }
}`;

describe('queries that begin with a place', () => {
  let running: CountedGraph;

  beforeAll(async () => {
    running = await startCountedGraph();
  });
  afterAll(() => running?.[Symbol.asyncDispose]());

  it.each([
    ['Q3 near Toulouse', NEAR_ME, [10, 100]],
    ['Q4 a viewport', VIEWPORT, [3, 40]],
    ['Q8 regional coverage', REGIONAL_COVERAGE, [10, 100]],
    ['a place, its firms, products and labels', FROM_A_PLACE, [10, 100]],
  ] as const)(
    '%s: the number of SQL statements does not grow with results',
    async (name, query, pages) => {
      const { counter, graph } = running;
      const counts: number[] = [];
      const sizes: number[] = [];
      for (const first of pages) {
        counter.take();
        const data = await ask<object>(graph.url, { query, variables: { first } });
        counts.push(counter.take());
        sizes.push(JSON.stringify(data).length);
      }
      process.stdout.write(
        `${name}: ${counts[0]} SQL statements for ${pages[0]}, ${counts[1]} for ${pages[1]}\n`,
      );
      expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
      expect(counts[1]).toBeLessThanOrEqual((counts[0] ?? 0) + BATCHING_SLACK);
    },
  );
});

import type { Browser } from 'playwright-core';
import { type Visit, type VisitOptions, visitExplorer } from './explorer-page';
import { type SampleServer, startSampleServer } from './sample-server';

/** The explorer over a graph that is nobody's product, with a browser to visit it. */
export interface SampleVisits {
  /** Where it is; known once tests run. */
  readonly address: () => string;
  readonly browser: () => Browser;
  /** A visit in a fresh profile, which ends with the test. */
  readonly visit: (options?: VisitOptions, address?: string) => Promise<Visit>;
  /** A visit that several tests share: a fresh one takes seconds, which only what is stored in it is worth. */
  readonly stay: (options?: VisitOptions) => Promise<Visit>;
}

/** For the tests of one file: the server and the browser are there before them, and gone after them. */
export function sampleVisits(launch: () => Promise<Browser>): SampleVisits {
  let server: SampleServer;
  let browser: Browser;
  const visits: Visit[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startSampleServer(), launch()]);
  });

  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  return {
    address: () => server.url,
    browser: () => browser,
    visit: async (options = {}, address = server.url) => {
      const visit = await visitExplorer(browser, address, options);
      visits.push(visit);
      return visit;
    },
    stay: (options = {}) => visitExplorer(browser, server.url, options),
  };
}

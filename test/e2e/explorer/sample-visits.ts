import type { Browser } from 'playwright-core';
import { type Visit, type VisitOptions, visitExplorer } from './explorer-page';
import { type SampleServer, startSampleServer } from './sample-server';

/** The explorer over a graph that is nobody's product, with a browser to visit it. */
export interface SampleVisits {
  /** Where it is; known once tests run. */
  readonly address: () => string;
  /** A visit in a fresh profile, which ends with the test. */
  readonly visit: (options?: VisitOptions, address?: string) => Promise<Visit>;
}

/** For the tests of one file: the server and the browser are there before them, and gone after them. */
export function sampleVisits(launch: () => Promise<Browser>): SampleVisits {
  let server: SampleServer;
  let browser: Browser;
  const visits: Visit[] = [];

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await launch();
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
    visit: async (options = {}, address = server.url) => {
      const visit = await visitExplorer(browser, address, options);
      visits.push(visit);
      return visit;
    },
  };
}

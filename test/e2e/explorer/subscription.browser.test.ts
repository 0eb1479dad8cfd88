import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { type Graph, startGateway } from '../../harness/graph';
import { composeSupergraph } from '../../harness/small-subgraph';
import { EventSubgraph } from '../subscriptions/event-subgraph';
import {
  execute,
  NO_TROUBLES,
  setOperation,
  troubles,
  visitExplorer,
  waitForResult,
} from './explorer-page';

describeWithBrowser('a subscription in the explorer', (launch) => {
  let folder: string;
  let events: EventSubgraph;
  let graph: Graph;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-explorer-'));
    events = new EventSubgraph();
    await events.start();
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, composeSupergraph([events]));
    graph = await startGateway(['--supergraph', file]);
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await graph?.[Symbol.asyncDispose]();
    await events[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows each event as it comes, and ends when it is stopped', async () => {
    const visit = await visitExplorer(browser, graph.url);
    await setOperation(visit.page, 'subscription { book { id tick } }');
    await execute(visit.page);
    await events.hasListeners(1);
    events.publish('first-book');
    await waitForResult(visit.page, 'first-book');
    events.publish('second-book');
    await waitForResult(visit.page, 'second-book');
    await execute(visit.page);
    await events.hasListeners(0);
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

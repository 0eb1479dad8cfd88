import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { type Graph, SUBGRAPH_SECRET, startGateway } from '../../harness/graph';
import { ROOT } from '../../harness/program';
import { composeSupergraph } from '../../harness/small-subgraph';
import { Chapters } from '../subscriptions/chapters';
import {
  NO_TROUBLES,
  setOperation,
  troubles,
  type Visit,
  view,
  visitExplorer,
} from './explorer-page';

/** Kept by CI, outside git. */
const SCREENSHOT = join(ROOT, '.artifacts/live.png');

describeWithBrowser('a subscription looked at live, network cable pulled', (launch) => {
  let folder: string;
  let chapters: Chapters;
  let graph: Graph;
  let browser: Browser;
  let visit: Visit;
  let live: Locator;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-live-'));
    chapters = new Chapters();
    await chapters.start();
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, composeSupergraph([chapters]));
    graph = await startGateway(['--supergraph', file], [], { SUBGRAPH_SECRET });
    browser = await launch();
    visit = await visitExplorer(browser, graph.url, { locale: 'en-GB' });
  });

  afterAll(async () => {
    await browser?.close();
    await graph?.[Symbol.asyncDispose]();
    await chapters?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const numbers = async (): Promise<number[]> => {
    const texts = await live.locator('.live-events pre').allInnerTexts();
    return texts.map((text) => Number(/"number": (\d+)/.exec(text)?.[1])).toReversed();
  };

  it('loses and repeats nothing over a pause', async () => {
    chapters.write(3);
    await setOperation(visit.page, 'subscription { chapters(after: "0") { number } }');
    live = await view(visit.page, 'Live');
    await live.getByRole('button', { name: 'Subscribe' }).click();
    await live.getByText('Live: 3 events.').waitFor();

    await live.getByRole('button', { name: 'Pause' }).click();
    await live.getByText('Paused: 3 events.').waitFor();
    // More than any buffer of the page would keep.
    chapters.write(1_200);
    await live.getByRole('button', { name: 'Resume' }).click();
    await live.getByText('Live: 1,203 events.').waitFor();
    const shown = await numbers();
    expect(shown).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 204));
    await visit.page.screenshot({ path: SCREENSHOT });
  });

  it('ends when it is stopped, and says what is no subscription', async () => {
    await live.getByRole('button', { name: 'Stop' }).click();
    await live.getByText('Ended: 1,203 events.').waitFor();
    await setOperation(visit.page, '{ chapters }');
    await live.getByRole('button', { name: 'Subscribe' }).click();
    const status = live.getByRole('status');
    await status.filter({ hasText: 'not a subscription' }).waitFor();
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

import { readFile } from 'node:fs/promises';
import type { Logger } from '@apogee/shared/logger';
import { parseSupergraph, type Supergraph } from './load-supergraph';
import { FileWatch } from './watch-file';

export interface SupergraphWatchSettings {
  readonly file: string;
  /** What is being served when the watch begins. */
  readonly served: Supergraph;
  /** Serves another supergraph from now on. Rejects, and changes nothing, when that one cannot be served. */
  readonly serve: (supergraph: Supergraph) => Promise<void>;
  readonly logger: Logger;
  /** How long the file must stay the same before it is read. */
  readonly settleMs?: number;
  /** How often the file is looked at although nothing was heard of it. */
  readonly pollMs?: number;
}

export type ReloadOutcome = 'served' | 'unchanged' | 'refused';

const SETTLE_MS = 100;
const POLL_MS = 5_000;

/** Keeps what is served equal to a supergraph file, except while the file holds what cannot be served. */
export class SupergraphWatch {
  private readonly settings: SupergraphWatchSettings;
  private readonly watch: FileWatch;
  private served: string;
  /** The last text seen, `null` when there was none: what is wrong with a file is said once. */
  private seen: string | null;
  private lastReload: Promise<unknown> = Promise.resolve();

  constructor(settings: SupergraphWatchSettings) {
    const { file: path, served, settleMs = SETTLE_MS, pollMs = POLL_MS } = settings;
    this.settings = settings;
    this.served = served.sdl;
    this.seen = served.sdl;
    const onChange = (): void => {
      void this.inTurn(() => this.follow());
    };
    this.watch = new FileWatch({ path, onChange, settleMs, pollMs });
  }

  /** Reads the file now, and says what came of it also when nothing did. Never rejects. */
  reload(): Promise<ReloadOutcome> {
    return this.inTurn(async () => {
      this.seen = this.served;
      const outcome = await this.follow();
      if (outcome === 'unchanged') {
        this.settings.logger.info({ file: this.settings.file }, 'the supergraph is unchanged');
      }
      return outcome;
    });
  }

  /** Resolves when nothing is being reloaded any more. */
  async close(): Promise<void> {
    this.watch.close();
    await this.lastReload;
  }

  /** One at a time: the later text must win. */
  private inTurn(work: () => Promise<ReloadOutcome>): Promise<ReloadOutcome> {
    const turn = this.lastReload.then(work);
    this.lastReload = turn;
    return turn;
  }

  private async follow(): Promise<ReloadOutcome> {
    const text = await readFile(this.settings.file, 'utf8').catch(() => null);
    if (text === this.seen) {
      return 'unchanged';
    }
    this.seen = text;
    if (text === null) {
      return this.refuse('the file cannot be read');
    }
    return text === this.served ? this.welcomeBack() : this.tryToServe(text);
  }

  private welcomeBack(): ReloadOutcome {
    const { logger, file } = this.settings;
    logger.info({ file }, 'the supergraph file is again the one that is served');
    return 'unchanged';
  }

  private refuse(reason: string): ReloadOutcome {
    const { logger, file } = this.settings;
    logger.error({ file, reason }, 'refused the new supergraph; the old one keeps serving');
    return 'refused';
  }

  private async tryToServe(text: string): Promise<ReloadOutcome> {
    const { file, serve, logger } = this.settings;
    const startedAt = performance.now();
    try {
      const supergraph = parseSupergraph(text, file);
      await serve(supergraph);
      this.served = supergraph.sdl;
      const tookMs = Math.round(performance.now() - startedAt);
      const subgraphs = [...supergraph.subgraphUrls.keys()];
      logger.info({ file, subgraphs, tookMs }, 'serving the new supergraph');
      return 'served';
    } catch (error) {
      return this.refuse(reasonOf(error));
    }
  }
}

/** Without the name of a flag that nobody has just given. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^--\w+: /, '');
}

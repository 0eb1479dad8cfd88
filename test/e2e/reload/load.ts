import { type Operation, send } from '../../harness/client';

export interface LoadSettings {
  readonly url: string;
  readonly operation: Operation;
  /** The body that every answer must have. */
  readonly expected: string;
  /** How many clients ask at once, each again as soon as it has its answer. */
  readonly clients: number;
}

/** Clients that ask without a pause until they are stopped. */
export class Load {
  answered = 0;
  /** What was answered, or thrown, instead of what was expected. */
  readonly failures: string[] = [];
  private readonly settings: LoadSettings;
  private readonly clients: readonly Promise<void>[];
  private isStopped = false;
  private readonly waiting = new Set<() => void>();

  constructor(settings: LoadSettings) {
    this.settings = settings;
    this.clients = Array.from({ length: settings.clients }, () => this.askUntilStopped());
  }

  /** Resolves when so many more requests have been answered. */
  async more(requests: number): Promise<void> {
    const until = this.answered + requests;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.answered >= until) {
          this.waiting.delete(look);
          resolve();
        }
      };
      this.waiting.add(look);
    });
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.clients);
  }

  private async askUntilStopped(): Promise<void> {
    while (!this.isStopped) {
      const answer = await this.askOnce();
      this.answered += 1;
      if (answer !== this.settings.expected) {
        this.failures.push(answer);
      }
      for (const look of this.waiting) {
        look();
      }
    }
  }

  private async askOnce(): Promise<string> {
    try {
      return (await send(this.settings.url, this.settings.operation)).text.trim();
    } catch (error) {
      return String(error);
    }
  }
}

import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface FileWatchSettings {
  readonly path: string;
  /** Called when the file has become another one, or is gone, and then stayed the same for `settleMs`. */
  readonly onChange: () => void;
  readonly settleMs: number;
  /** How often to look without being told: file systems of networks and containers do not always tell. */
  readonly pollMs: number;
}

const MISSING = 'missing';

/**
 * Notices that a file has changed, however it is done: written in place, renamed over, deleted and made again,
 * or a symbolic link on its path turned elsewhere (as Kubernetes updates a ConfigMap). So it watches the folder,
 * which outlives the file, and asks for the file itself what it is now.
 */
export class FileWatch {
  private readonly settings: FileWatchSettings;
  private readonly folder: FSWatcher | null;
  private readonly poll: NodeJS.Timeout;
  private reported = '';
  private isLooking = false;
  private lookAgain = false;
  private isClosed = false;

  /** The first look is at once: the file may have changed before anybody watched. */
  constructor(settings: FileWatchSettings) {
    this.settings = settings;
    this.folder = watchFolder(dirname(settings.path), () => this.look());
    this.poll = setInterval(() => this.look(), settings.pollMs).unref();
    this.look();
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.poll);
    this.folder?.close();
  }

  private look(): void {
    this.lookAgain = true;
    if (!this.isLooking) {
      void this.lookUntilQuiet();
    }
  }

  private async lookUntilQuiet(): Promise<void> {
    this.isLooking = true;
    while (this.lookAgain && !this.isClosed) {
      this.lookAgain = false;
      this.report(await this.settled());
    }
    this.isLooking = false;
  }

  /** What the file is once nobody writes it any more. */
  private async settled(): Promise<string> {
    const { path, settleMs } = this.settings;
    let before: string;
    let now = await fingerprint(path);
    do {
      before = now;
      await delay(settleMs, undefined, { ref: false });
      now = await fingerprint(path);
    } while (now !== before);
    return now;
  }

  private report(now: string): void {
    if (now !== this.reported && !this.isClosed) {
      this.reported = now;
      this.settings.onChange();
    }
  }
}

/** `null` where watching is not possible: then only the poll looks. */
function watchFolder(folder: string, onEvent: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, onEvent);
    return watcher.on('error', () => watcher.close());
  } catch {
    return null;
  }
}

/** Another text means another fingerprint. Links are followed. */
async function fingerprint(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join();
  } catch {
    return MISSING;
  }
}

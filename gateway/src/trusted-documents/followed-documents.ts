import type { Logger } from '@apogee/shared/logger';
import { FileWatch } from '../supergraph';
import { type ReadTrust, readTrust } from './read-trust';
import { TrustedDocuments } from './trusted-documents';

const SETTLE_MS = 100;
const POLL_MS = 5_000;

/**
 * Trusted documents by a policy and its manifests, followed as these files change. What cannot be read at start is a
 * `ConfigurationError`; later it is said, and what was trusted before stays so.
 */
export class FollowedDocuments {
  readonly documents: TrustedDocuments;
  private readonly file: string;
  private readonly logger: Logger;
  private read: ReadTrust;
  private watches: readonly FileWatch[];

  constructor(file: string, logger: Logger) {
    this.file = file;
    this.logger = logger;
    this.read = readTrust(file);
    this.documents = new TrustedDocuments(this.read, logger);
    this.watches = this.watchFiles();
  }

  close(): void {
    for (const watch of this.watches) {
      watch.close();
    }
  }

  private watchFiles(): readonly FileWatch[] {
    const onChange = (): void => this.follow();
    return this.read.files.map(
      (path) => new FileWatch({ path, onChange, settleMs: SETTLE_MS, pollMs: POLL_MS }),
    );
  }

  private follow(): void {
    const { file, logger } = this;
    try {
      const next = readTrust(file);
      if (next.contents !== this.read.contents) {
        this.close();
        this.read = next;
        this.documents.replace(next);
        this.watches = this.watchFiles();
        logger.info({ file, documents: next.manifest.size }, 'trusting other documents');
      }
    } catch (error) {
      logger.error({ file, reason: String(error) }, 'refused the new list of trusted documents');
    }
  }
}

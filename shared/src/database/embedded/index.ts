import { prepareDataFolder } from './data-folder';
import { Lease } from './lease';

export interface EmbeddedDatabaseOptions {
  readonly dataDir: string;
  readonly onProgress: (message: string) => void;
  readonly lockWaitMs: number;
}

/** Opens the embedded database of a data folder, together with any other process that uses it. */
export async function openEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<Lease> {
  const { dataDir, onProgress, lockWaitMs } = options;
  const folder = prepareDataFolder(dataDir);
  return Lease.take({ folder, onProgress, lockWaitMs });
}

import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { UnreadableFile } from './unreadable-file';

/** A workbook has a handful of parts; an archive made to do harm has millions. */
const MOST_PARTS = 2_000;

/** The parts of a workbook, which is a ZIP archive. */
export interface ZipParts {
  /** Reads one part; null when there is none. Refuses one that unpacks to more than `largestBytes`. */
  read(name: string, largestBytes: number): Promise<Readable | null>;
  close(): void;
}

/** Opens an archive by its directory. What a part unpacks to is checked against what the directory states of it. */
export async function openZip(file: string): Promise<ZipParts> {
  const zip = await opened(file);
  const entries = await entriesOf(zip);
  return {
    read: async (name, largestBytes) => {
      const entry = entries.get(name) ?? null;
      if (entry === null) {
        return null;
      }
      if (entry.uncompressedSize > largestBytes) {
        throw new UnreadableFile('WORKBOOK_TOO_LARGE');
      }
      return contentOf(zip, entry);
    },
    close: () => zip.close(),
  };
}

function opened(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error === null) {
        resolve(zip);
      } else {
        reject(new UnreadableFile('NOT_A_WORKBOOK'));
      }
    });
  });
}

function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) {
    return Promise.reject(new UnreadableFile('WORKBOOK_TOO_LARGE'));
  }
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', () => reject(new UnreadableFile('NOT_A_WORKBOOK')));
    zip.readEntry();
  });
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) {
        resolve(stream);
      } else {
        reject(new UnreadableFile('NOT_A_WORKBOOK'));
      }
    });
  });
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, type IsoDate, systemClock } from '@apogee/shared/clock';
import { transactionsOf } from '@apogee/shared/database';
import { createLogger } from '@apogee/shared/logger';
import type { DataSource } from 'typeorm';
import { type FileToImport, type ImportJob, importFile } from '../modules/import';

/** Imports contents of files into a catalogue. */
export interface Imports {
  run(
    content: string | Uint8Array,
    wanted?: Partial<FileToImport> & { clock?: Clock },
  ): Promise<ImportJob>;
  close(): Promise<void>;
}

const USUAL = {
  format: 'FIRMS',
  dryRun: false,
  addsFirms: true,
  source: {
    title: 'Fichier d’essai (Démonstration)',
    url: 'https://example.org/essai',
    licence: 'Licence Ouverte 2.0',
    quality: 'DEMONSTRATION',
    readOn: '2026-11-20' as IsoDate,
  },
  createdBy: 'test',
} as const;

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

export async function importsInto(dataSource: DataSource): Promise<Imports> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  return {
    run: async (content, { clock = systemClock, ...wanted } = {}) => {
      const file = join(folder, 'file');
      await writeFile(file, content);
      const { signal } = new AbortController();
      const job = await importFile(
        { ...USUAL, file, signal, ...wanted },
        { inTransaction: transactionsOf(dataSource), clock, logger },
      );
      if (job === null) {
        throw new TypeError('Another process imports this file.');
      }
      return job;
    },
    close: () => rm(folder, { recursive: true }),
  };
}

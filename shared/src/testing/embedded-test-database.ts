import { createHash } from 'node:crypto';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { openDatabase } from '../database';
import { cacheFolder } from '../database/embedded/cache-folder';
import { engineVersion } from '../database/embedded/engine-version';
import { folderHolder, lockFolder } from '../database/embedded/folder-lock';
import { ensureExtensions } from '../database/extensions';
import type { DatabaseTemplate, TestDatabase } from './database-template';

const PREFIX = 'apogee-test-';
const LEFTOVER_AGE_MS = 24 * 3_600_000;

/** Creating the extensions takes seconds, so even an "empty" test database is a copy of one that has them. */
const emptyDatabase: DatabaseTemplate = { key: 'empty', prepare: createExtensions };

export async function createEmbeddedTestDatabase(
  template: DatabaseTemplate = emptyDatabase,
): Promise<TestDatabase> {
  const folder = await createTestDataFolder(template);
  const database = await open(folder.dataDir);
  const drop = async (): Promise<void> => {
    await database.close();
    await folder.remove();
  };
  return { url: database.url, engine: 'embedded', drop };
}

export interface TestDataFolder {
  readonly dataDir: string;
  /** Waits until no server uses it, and removes it. */
  readonly remove: () => Promise<void>;
}

/** A data folder that no server has opened yet. */
export async function createTestDataFolder(
  template: DatabaseTemplate = emptyDatabase,
): Promise<TestDataFolder> {
  sweep(tmpdir(), PREFIX);
  const prepared = await preparedFolder(template);
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  copyCluster(prepared, dataDir);
  const remove = async (): Promise<void> => {
    await atRest(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { dataDir, remove };
}

/** The data folder of a template; made by the first worker that wants it, while the others wait. */
async function preparedFolder(template: DatabaseTemplate): Promise<string> {
  const { templates, folder, workshop } = placesOf(template.key);
  if (existsSync(folder)) return folder;
  mkdirSync(workshop, { recursive: true });
  for (;;) {
    const lock = await lockFolder(workshop);
    if (lock === null) {
      await sleep(100);
      continue;
    }
    try {
      if (!existsSync(folder)) await build(template, { folder, draft: join(workshop, 'draft') });
      return folder;
    } finally {
      lock.release();
      sweep(templates, '');
    }
  }
}

export function forgetEmbeddedTemplate(key: string): void {
  const { folder, workshop } = placesOf(key);
  rmSync(folder, { recursive: true, force: true });
  rmSync(workshop, { recursive: true, force: true });
}

interface TemplatePlaces {
  readonly templates: string;
  /** There once the template is complete. */
  readonly folder: string;
  /** Where it is made, under lock. */
  readonly workshop: string;
}

function placesOf(key: string): TemplatePlaces {
  const templates = join(cacheFolder(), 'test-databases');
  const hash = createHash('sha256').update(`${engineVersion()}\n${key}`).digest('hex');
  const folder = join(templates, hash.slice(0, 16));
  return { templates, folder, workshop: `${folder}.workshop` };
}

async function build(
  template: DatabaseTemplate,
  { folder, draft }: { readonly folder: string; readonly draft: string },
): Promise<void> {
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  if (template !== emptyDatabase) copyCluster(await preparedFolder(emptyDatabase), draft);
  const database = await open(draft);
  try {
    await template.prepare(database.url);
  } finally {
    await database.close();
    await atRest(draft);
  }
  renameSync(draft, folder);
}

function open(dataDir: string): ReturnType<typeof openDatabase> {
  return openDatabase({ databaseUrl: null, dataDir, onProgress: () => undefined });
}

/** Only PostgreSQL's files: the copy gets its own port and password. */
function copyCluster(from: string, to: string): void {
  cpSync(join(from, 'postgres'), join(to, 'postgres'), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
  });
}

/** A pool that somebody forgot keeps the server up for a moment longer. */
async function atRest(dataDir: string): Promise<void> {
  while ((await folderHolder(dataDir)) !== null) await sleep(20);
}

async function createExtensions(url: string): Promise<void> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    installExtensions: false,
  }).initialize();
  await ensureExtensions(dataSource.manager);
  await dataSource.destroy();
}

/** Removes what killed runs and outdated templates left. A folder in use is younger than that. */
function sweep(parent: string, prefix: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const path = join(parent, name);
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    const isLeftover = modified !== undefined && Date.now() - modified > LEFTOVER_AGE_MS;
    if (isLeftover) rmSync(path, { recursive: true, force: true });
  }
}

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../../errors';
import { codeOf, messageOf } from '../error-details';

/** The PostgreSQL that PGlite 0.5 is; its data files are read by no other major version. */
const POSTGRES_MAJOR = '18';

/** What lies in a data folder. Only `postgres/` is worth keeping; all else is made again at the next start. */
export interface DataFolder {
  readonly root: string;
  /** PostgreSQL's own files. */
  readonly cluster: string;
  /** Present while `cluster` is being created: a creation that was killed is thrown away and begun again. */
  readonly creating: string;
  /** Port and password of the server; mode 0600. */
  readonly access: string;
  /** What the server process printed. */
  readonly log: string;
}

/** How to reach the server of a data folder. Kept over restarts, so that the address stays the same. */
const accessFile = z.readonly(
  z.object({
    port: z.number(),
    password: z.string(),
    /** The process that listens there. After it died, the port may be anybody's: no password is sent to it. */
    pid: z.number(),
  }),
);

export type Access = z.infer<typeof accessFile>;

export function dataFolder(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  return {
    root,
    cluster: join(root, 'postgres'),
    creating: join(root, 'postgres.creating'),
    access: join(root, 'postgres.json'),
    log: join(root, 'postgres.log'),
  };
}

/** Makes the folder if it is missing, and checks that this user can write to it and this version can read it. */
export function prepareDataFolder(dataDir: string): DataFolder {
  const folder = dataFolder(dataDir);
  try {
    makeFolder(folder.root);
    const probe = join(folder.root, `write-probe.${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new ConfigurationError(
      `The data folder ${folder.root} is not writable (${codeOf(error) ?? messageOf(error)}): set DATA_DIR to another folder`,
    );
  }
  checkCluster(folder);
  return folder;
}

/** Not `recursive: true`: Node 20 does not come back from that where a file system refuses with ENOENT (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

export function isNew(folder: DataFolder): boolean {
  return existsSync(folder.creating) || !existsSync(join(folder.cluster, 'PG_VERSION'));
}

export function readAccess(folder: DataFolder): Access | null {
  try {
    return accessFile.parse(JSON.parse(readFileSync(folder.access, 'utf8')));
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that nobody reads half of it. */
export function writeAccess(folder: DataFolder, access: Access): void {
  const draft = `${folder.access}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(access), { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, folder.access);
}

/** Refuses files that another program or another PostgreSQL made. */
export function checkCluster({ root, cluster, creating }: DataFolder): void {
  if (!existsSync(cluster) || existsSync(creating)) return;
  const version = join(cluster, 'PG_VERSION');
  if (!existsSync(version)) {
    if (readdirSync(cluster).length === 0) return;
    throw new ConfigurationError(
      `${cluster} is not a database made by Apogee: set DATA_DIR to another folder than ${root}`,
    );
  }
  const major = readFileSync(version, 'utf8').trim();
  if (major === POSTGRES_MAJOR) return;
  throw new ConfigurationError(
    `${cluster} was made by PostgreSQL ${major}, this version of Apogee reads ${POSTGRES_MAJOR}: ` +
      'set DATA_DIR to another folder, or see docs/database.md on moving data',
  );
}

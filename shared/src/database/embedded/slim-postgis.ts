import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { cacheFolder } from './cache-folder';
import { versionOf } from './engine-version';

const BLOCK = 512;
/**
 * Rasters, topology, the US geocoder and upgrade scripts: three quarters of the bundle, unpacked and compiled at
 * every start, used by nothing here. Without them a start takes half the time and half the memory.
 */
const UNUSED =
  /raster|rtpostgis|topology|tiger|legacy|uninstall|unpackaged|--ANY--|_upgrade|contrib\//;

/**
 * PostGIS without the parts we do not use. The smaller bundle is built once per installed version; not compressed, as it
 * is read at every start.
 */
export const slimPostgis: Extension = {
  name: 'postgis',
  setup: async (engine, options) => ({
    ...(await postgis.setup(engine, options)),
    bundlePath: pathToFileURL(slimBundle()),
  }),
};

function slimBundle(): string {
  const bundle = join(
    cacheFolder(),
    `postgis-slim-${versionOf('@electric-sql/pglite-postgis')}.tar.gz`,
  );
  if (existsSync(bundle)) return bundle;
  const dist = dirname(require.resolve('@electric-sql/pglite-postgis'));
  const full = gunzipSync(readFileSync(join(dist, 'postgis.tar.gz')));
  const draft = `${bundle}.${process.pid}`;
  writeFileSync(draft, gzipSync(withoutUnused(full), { level: constants.Z_NO_COMPRESSION }));
  renameSync(draft, bundle);
  return bundle;
}

/** Copies the wanted entries of a tar archive: a 512-byte header, then the data in whole blocks. */
function withoutUnused(archive: Buffer): Buffer {
  const kept: Buffer[] = [];
  let offset = 0;
  while (offset + BLOCK <= archive.length && archive[offset] !== 0) {
    const name = archive.toString('utf8', offset, offset + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('latin1', offset + 124, offset + 136), 8);
    const end = offset + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (!UNUSED.test(name)) kept.push(archive.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)]);
}

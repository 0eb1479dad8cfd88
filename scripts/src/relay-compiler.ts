import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run relay`: Relay's compiler over the examples of the kit; `npm run relay -- --validate` only looks whether
 * their generated files are what it would write. The compiler is fetched when it is first needed: its package holds
 * binaries for five systems, 120 MB that `npm ci` should not cost everybody (ADR 34).
 */

const VERSION = '21.0.1';
const INTEGRITY =
  'sha512-Wqlg3MtHyBlAYByVo24Wy9H3n2bAw991gPmzdo3XfNv+TzhI8zuGogtiae+7NORI7zhghgZaHC7Sp8S8ZPRYEA==';
const BINARIES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64/relay',
  'linux-arm64': 'linux-arm64/relay',
  'darwin-x64': 'macos-x64/relay',
  'darwin-arm64': 'macos-arm64/relay',
  'win32-x64': 'win-x64/relay.exe',
};

const ROOT = join(__dirname, '../..');
const CACHE = join(ROOT, `node_modules/.cache/apogee/relay-compiler-${VERSION}`);

function binary(): string {
  const path = BINARIES[`${process.platform}-${process.arch}`];
  if (path === undefined) {
    throw new Error(`Relay's compiler has no binary for ${process.platform} on ${process.arch}`);
  }
  const file = join(CACHE, 'package', path);
  if (!existsSync(file)) {
    unpack(`package/${path}`);
  }
  return file;
}

function unpack(member: string): void {
  mkdirSync(CACHE, { recursive: true });
  execFileSync('npm', [
    'pack',
    `relay-compiler@${VERSION}`,
    '--silent',
    '--pack-destination',
    CACHE,
  ]);
  const archive = join(CACHE, `relay-compiler-${VERSION}.tgz`);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (integrity !== INTEGRITY) {
    rmSync(archive);
    throw new Error(`relay-compiler ${VERSION} is not what it was: ${integrity}`);
  }
  execFileSync('tar', ['-xzf', archive, '-C', CACHE, member]);
  rmSync(archive);
}

const { status } = spawnSync(binary(), ['relay.config.json', ...process.argv.slice(2)], {
  cwd: join(ROOT, 'kit/examples/relay'),
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

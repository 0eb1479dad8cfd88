/** The parts of `package-lock.json` (version 3) that matter here. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64)(?:-(gnu|musl|[a-z]+))?$/;

/**
 * A registry may lack builds of a package for some platforms. `npm install` then leaves them out of the lock file,
 * and `npm ci` refuses a lock file that lacks an optional dependency its parent names. This adds what is missing as
 * the parent states it, bound to its platform, so that only that platform ever asks for it.
 */
export function completeLock(lock: LockFile): LockFile {
  const missing = Object.entries(lock.packages).flatMap(([path, locked]) =>
    Object.entries(locked.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(lock, path, name))
      .map(
        ([name, version]) =>
          [`node_modules/${name}`, platformEntry(name, version, locked)] as const,
      ),
  );
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
  return {
    ...lock,
    packages: Object.fromEntries(packages.toSorted(([a], [b]) => a.localeCompare(b, 'en'))),
  };
}

function isLocked({ packages }: LockFile, parent: string, name: string): boolean {
  return `node_modules/${name}` in packages || `${parent}/node_modules/${name}` in packages;
}

function platformEntry(name: string, version: string, parent: LockedPackage): LockedPackage {
  const [, os, cpu, abi] = PLATFORM.exec(name.replaceAll('/', '-')) ?? [];
  if (os === undefined || cpu === undefined) {
    throw new Error(
      `package-lock.json: cannot tell the platform of the optional dependency ${name}`,
    );
  }
  return {
    version,
    cpu: [cpu],
    ...(parent.dev === true ? { dev: true } : {}),
    ...(os === 'linux' ? { libc: [abi?.startsWith('musl') === true ? 'musl' : 'glibc'] } : {}),
    optional: true,
    os: [os],
  };
}

import { completeLock } from './lock-file';

const parent = {
  version: '1.0.0',
  dev: true,
  optionalDependencies: {
    '@tool/cli-linux-x64-musl': '1.0.0',
    '@tool/darwin-arm64': '1.0.0',
    '@tool/binding-linux-arm-gnueabihf': '1.0.0',
  },
};

describe('completing the lock file', () => {
  it('adds the platform builds that the parent names, each bound to its platform', () => {
    const before = { packages: { '': {}, 'node_modules/tool': parent } };
    expect(completeLock(before).packages).toEqual({
      ...before.packages,
      'node_modules/@tool/binding-linux-arm-gnueabihf': {
        version: '1.0.0',
        cpu: ['arm'],
        dev: true,
        libc: ['glibc'],
        optional: true,
        os: ['linux'],
      },
      'node_modules/@tool/cli-linux-x64-musl': {
        version: '1.0.0',
        cpu: ['x64'],
        dev: true,
        libc: ['musl'],
        optional: true,
        os: ['linux'],
      },
      'node_modules/@tool/darwin-arm64': {
        version: '1.0.0',
        cpu: ['arm64'],
        dev: true,
        optional: true,
        os: ['darwin'],
      },
    });
  });

  it('changes nothing the second time', () => {
    const once = completeLock({ packages: { 'node_modules/tool': parent } });
    expect(JSON.stringify(completeLock(once))).toBe(JSON.stringify(once));
  });

  it('keeps an entry that is locked below its parent', () => {
    const nested = { version: '1.0.0', integrity: 'sha512-x' };
    const before = {
      packages: {
        'node_modules/tool': { optionalDependencies: { '@tool/darwin-x64': '1.0.0' } },
        'node_modules/tool/node_modules/@tool/darwin-x64': nested,
      },
    };
    expect(completeLock(before)).toEqual(before);
  });

  it('refuses to guess a platform', () => {
    const lock = {
      packages: { 'node_modules/tool': { optionalDependencies: { fsevents2: '1.0.0' } } },
    };
    expect(() => completeLock(lock)).toThrow(/fsevents2/);
  });
});

import { Refused, refusalsFrom } from '../errors';

/** Refusals that any change of state may meet. */
const changeRefusal = refusalsFrom({
  VERSION_CONFLICT: {
    fr: 'Quelqu’un a modifié cet objet entre-temps : sa version est {actual} et non {expected}.',
    en: 'Somebody changed this in the meantime: its version is {actual}, not {expected}.',
  },
});

/** Refuses a change that was decided upon looking at another version than the present one. */
export function expectVersion(
  { version }: { readonly version: number },
  expected: number,
  path: readonly string[] = ['input', 'expectedVersion'],
): void {
  if (version !== expected) {
    throw new Refused([
      changeRefusal('VERSION_CONFLICT', { path, values: { actual: version, expected } }),
    ]);
  }
}

import { type Database, lockForTransaction } from '@apogee/shared/database';
import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { WriteContext } from '../procedure';
import { recordRegisterChange } from '../register';
import type { LabelScheme } from './label-scheme';
import { LabelSchemeRepository } from './label-scheme.repository';
import { publicationRefusals } from './scheme-publication';
import { schemeRefusal } from './scheme-refusals';

const LOCK = 'label schemes';

/** Publishes a version of the rules that comes into force on a day to come. */
export function publishScheme(write: WriteContext, scheme: LabelScheme): Promise<LabelScheme> {
  return write.inTransaction(async (database) => {
    await lockForTransaction(database, LOCK);
    const schemes = new LabelSchemeRepository(database);
    const published = await schemes.findAll();
    refuseIfAny(publicationRefusals(scheme, { published, today: write.clock.today() }));
    await schemes.insert(scheme);
    await onRecord(database, write, { scheme, version: 1 });
    return scheme;
  });
}

/** Takes back a version that is not in force yet: nothing can have been submitted under it. */
export function discardScheme(write: WriteContext, version: string): Promise<LabelScheme> {
  return write.inTransaction(async (database) => {
    await lockForTransaction(database, LOCK);
    const schemes = new LabelSchemeRepository(database);
    const scheme = (await schemes.findAll()).find((one) => one.version === version);
    const path = ['input', 'version'];
    if (scheme === undefined) {
      throw new Refused([schemeRefusal('SCHEME_NOT_FOUND', { path, values: { version } })]);
    }
    const today = write.clock.today();
    if (scheme.inForceFrom <= today) {
      throw new Refused([schemeRefusal('SCHEME_IN_FORCE', { path, values: { today } })]);
    }
    await schemes.remove(version);
    await onRecord(database, write, { scheme, version: 2 });
    return scheme;
  });
}

/** A version is published once and, at most, discarded once: these are its two changes. */
function onRecord(
  database: Database,
  write: WriteContext,
  { scheme, version }: { readonly scheme: LabelScheme; readonly version: 1 | 2 },
): Promise<void> {
  return recordRegisterChange(database, write, {
    register: 'SCHEME',
    entryId: scheme.version,
    version,
    entry: { ...scheme, discarded: version === 2 },
  });
}

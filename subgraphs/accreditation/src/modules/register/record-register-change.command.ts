import type { Database } from '@apogee/shared/database';
import { actorOf, type WriteContext } from '../procedure';
import type { RegisterEntry } from './register-change';
import { RegisterChangeRepository } from './register-change.repository';

/** Keeps a change of a register on record, in the transaction of the change itself. */
export function recordRegisterChange(
  database: Database,
  { caller, clock }: WriteContext,
  entry: RegisterEntry,
): Promise<void> {
  return new RegisterChangeRepository(database).append({
    ...entry,
    at: clock.now(),
    actor: actorOf(caller),
  });
}

/** The same for an entry that carries its version; gives it back. */
export async function recordRegisterEntry<Entry extends { readonly version: number }>(
  database: Database,
  write: WriteContext,
  { entry, ...where }: Pick<RegisterEntry, 'register' | 'entryId'> & { readonly entry: Entry },
): Promise<Entry> {
  await recordRegisterChange(database, write, { ...where, version: entry.version, entry });
  return entry;
}

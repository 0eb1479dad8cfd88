import type { IsoDate } from '@apogee/shared/clock';
import { type Caller, Scope } from '@apogee/shared/identity';
import type { Brand, FirmId, PersonId } from '@apogee/shared/ids';

export type InterestId = Brand<string, 'InterestId'>;

/** Why a person does not deal with a firm's files, as it is registered. */
export interface RegisteredInterest {
  readonly id: InterestId;
  readonly personId: PersonId;
  readonly firmId: FirmId;
  readonly ground: string;
  readonly fromOn: IsoDate;
  /** Its last day; null while it lasts. The scheme's cooling-off begins after it. */
  readonly untilOn: IsoDate | null;
  /** Grows by one with each change. */
  readonly version: number;
}

/** Whose interests a caller sees: everybody's (null), or his own alone. */
export function interestsOf({ scopes, personId }: Caller): PersonId | null {
  const seesAll = scopes.has(Scope.SECRETARIAT) || scopes.has(Scope.AUDIT);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no person has the empty text for an identifier
  return seesAll ? null : (personId ?? ('' as PersonId));
}

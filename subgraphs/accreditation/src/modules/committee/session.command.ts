import type { IsoDate } from '@apogee/shared/clock';
import { type RefusalDetails, Refused } from '@apogee/shared/errors';
import type { CommitteeSessionId, PersonId } from '@apogee/shared/ids';
import { newId, type WriteContext } from '../procedure';
import { committeeRefusal } from './committee-refusals';
import { CommitteeRegister } from './committee-register.repository';
import {
  type CommitteeSession,
  closeSession as closed,
  openSession as opened,
  rearranged,
  SessionState,
  signMinutes as signed,
} from './committee-session';
import { seatOf } from './deliberation';
import {
  changeSession,
  presidingSeat,
  recuseByRegister,
  type SessionChange,
} from './enter-session.command';
import { SeatRole } from './seat';
import { publishTallyChange } from './tally.events';

export async function planSession(
  { clock, inTransaction }: WriteContext,
  { heldOn }: { readonly heldOn: IsoDate },
): Promise<CommitteeSessionId> {
  if (heldOn < clock.today()) {
    throw refused('SESSION_IN_THE_PAST', { path: ['input', 'heldOn'] });
  }
  const session: CommitteeSession = {
    id: newId<CommitteeSessionId>('ses'),
    heldOn,
    state: SessionState.PLANNED,
    openedAt: null,
    closedAt: null,
    minutesSha256: null,
    minutesSignedById: null,
    version: 1,
  };
  await inTransaction((database) => new CommitteeRegister(database).insertSession(session));
  return session.id;
}

export function seatMember(
  write: WriteContext,
  change: SessionChange & { readonly personId: PersonId },
): Promise<CommitteeSessionId> {
  return changeSession(write, change, async (entered) => {
    const { register, rows } = entered;
    const { session, seats } = rows;
    const path = ['input', 'personId'];
    const mandate = await register.findMandate(change.personId, session.heldOn);
    if (mandate === null) {
      throw refused('NO_MANDATE', { path });
    }
    if (seatOf(rows, change.personId) !== null) {
      throw refused('ALREADY_SEATED', { path });
    }
    if (mandate.role === SeatRole.CHAIR && seats.some(({ role }) => role === SeatRole.CHAIR)) {
      throw refused('CHAIR_ALREADY_SEATED', { path });
    }
    const changed = rearranged(session);
    await register.insertSeat(session.id, change.personId, mandate);
    await recuseByRegister(entered, write.clock.now());
    return changed;
  });
}

export function markPresence(
  write: WriteContext,
  change: SessionChange & { readonly personId: PersonId; readonly present: boolean },
): Promise<CommitteeSessionId> {
  return changeSession(write, change, async ({ database, register, rows }) => {
    if (seatOf(rows, change.personId) === null) {
      throw refused('NO_SEAT', { path: ['input', 'personId'] });
    }
    await register.setPresence(rows.session.id, change.personId, change.present);
    for (const file of rows.agenda) {
      publishTallyChange(database, file, write.clock.now());
    }
    return rearranged(rows.session);
  });
}

export function openSession(
  write: WriteContext,
  change: SessionChange,
): Promise<CommitteeSessionId> {
  return changeSession(write, change, async (entered) => {
    const { rows } = entered;
    presidingSeat(write, rows);
    if (rows.session.heldOn !== write.clock.today()) {
      throw refused('SESSION_NOT_TODAY', { values: { heldOn: rows.session.heldOn } });
    }
    if (!rows.seats.some(({ role }) => role === SeatRole.CHAIR)) {
      throw refused('NO_CHAIR');
    }
    await recuseByRegister(entered, write.clock.now());
    return opened(rows.session, write.clock.now());
  });
}

export function closeSession(
  write: WriteContext,
  change: SessionChange,
): Promise<CommitteeSessionId> {
  return changeSession(write, change, ({ rows }) => {
    presidingSeat(write, rows);
    return closed(rows.session, write.clock.now());
  });
}

export function signMinutes(
  write: WriteContext,
  change: SessionChange & { readonly sha256: string },
): Promise<CommitteeSessionId> {
  return changeSession(write, change, ({ rows }) => {
    const { personId } = presidingSeat(write, rows);
    return signed(rows.session, { sha256: change.sha256, signedById: personId });
  });
}

function refused(code: Parameters<typeof committeeRefusal>[0], details?: RefusalDetails): Refused {
  return new Refused([committeeRefusal(code, details)]);
}

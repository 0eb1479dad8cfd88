import { type Refusal, refusalsFrom } from '@apogee/shared/errors';
import type { RecordDraft } from './ledger-record';

export const ledgerRefusal = refusalsFrom({
  IDEMPOTENCY_KEY_REUSED: {
    fr: 'Cette clé d’idempotence a déjà servi à une autre demande (acte n° {seq}).',
    en: 'This idempotency key has been used for another request (record {seq}).',
  },
  GROUNDS_MISSING: {
    fr: 'Un refus, une suspension ou un retrait doit être motivé.',
    en: 'A refusal, a suspension or a withdrawal must state its grounds.',
  },
  RECORD_UNKNOWN: {
    fr: 'Il n’existe pas d’acte n° {seq}.',
    en: 'There is no record {seq}.',
  },
  RECORD_IS_A_CORRECTION: {
    fr: 'L’acte n° {seq} est lui-même un rectificatif : rectifiez l’acte n° {original}.',
    en: 'Record {seq} is itself a correction: rectify record {original}.',
  },
});

const AGAINST_SOMEBODY: ReadonlySet<string> = new Set(['REFUSED', 'SUSPENDED', 'WITHDRAWN']);

const APPEALABLE: ReadonlySet<string> = new Set([...AGAINST_SOMEBODY, 'SCOPE_REDUCED']);

/** True for what its addressee may appeal against: it says until when. */
export function isAppealable({ outcome }: Pick<RecordDraft, 'outcome'>): boolean {
  return APPEALABLE.has(outcome);
}

/** True for what is recorded with grounds and the last day of an appeal alone. */
function isAgainstSomebody({ outcome, change }: Pick<RecordDraft, 'outcome' | 'change'>): boolean {
  return AGAINST_SOMEBODY.has(outcome) || (change !== null && AGAINST_SOMEBODY.has(change.kind));
}

/** What a draft lacks that its author can add. */
export function draftRefusals(draft: RecordDraft): readonly Refusal[] {
  return isAgainstSomebody(draft) && draft.grounds.length === 0
    ? [ledgerRefusal('GROUNDS_MISSING', { path: ['input', 'grounds'] })]
    : [];
}

/** Throws for a draft that no user could have asked for: the command that made it is wrong. */
export function assertDraft(draft: RecordDraft): void {
  const { outcome, authority, change, labelNumber, rectifies, appealDeadline } = draft;
  const demands: readonly (readonly [boolean, string])[] = [
    [change === null || labelNumber !== null, 'a change of a label names the label'],
    [outcome !== 'RECTIFIED' || rectifies !== null, 'a correction names what it corrects'],
    [!isAgainstSomebody(draft) || appealDeadline !== null, 'it tells until when to appeal'],
    [authority !== 'CLOCK' || outcome === 'EXPIRED', 'the clock only lets labels expire'],
    [authority !== 'HOLDER' || outcome === 'SURRENDERED', 'a holder only surrenders'],
  ];
  for (const [holds, demand] of demands) {
    if (!holds) {
      throw new TypeError(`A ${outcome} record by ${authority} is not well formed: ${demand}.`);
    }
  }
}

import { addDays, addMonths, type IsoDate } from '@apogee/shared/clock';
import type { LabelNumber } from '@apogee/shared/ids';
import type { LabelDraft } from '../modules/label';
import type { AwardedLabel, LabelChange } from '../modules/ledger';

/** So many records each label has: its award and what happened to it since. */
export const RECORDS_A_LABEL = 4;

const SCHEME = 'DEMO-2025';
const VALIDITY_MONTHS = 36;
const APPEAL_DAYS = 60;
const FIRST_DAY: IsoDate = named('2022-01-03');
/** Awards are spread over so many days. */
const AWARD_DAYS = 1_000;
const LABELS_A_FIRM = 40;

/** One step in the life of a label. */
interface Step {
  readonly outcome: LabelDraft['outcome'];
  /** Days after the award. */
  readonly after: number;
  readonly change: (number: LabelNumber) => LabelChange;
}

const SUSPENDED: Step = {
  outcome: 'SUSPENDED',
  after: 90,
  change: () => ({ kind: 'SUSPENDED', until: null }),
};
const REINSTATED: Step = {
  outcome: 'REINSTATED',
  after: 150,
  change: () => ({ kind: 'REINSTATED' }),
};
const RESCOPED: Step = {
  outcome: 'SCOPE_REDUCED',
  after: 300,
  change: (number) => ({ kind: 'RESCOPED', scope: scopeOf(`${number}, périmètre réduit`) }),
};
const WITHDRAWN: Step = {
  outcome: 'WITHDRAWN',
  after: 400,
  change: () => ({ kind: 'WITHDRAWN' }),
};

/** Lives that labels have, by turns. */
const LIVES: readonly (readonly Step[])[] = [
  [SUSPENDED, REINSTATED, RESCOPED],
  [SUSPENDED, REINSTATED, WITHDRAWN],
  [SUSPENDED, RESCOPED, WITHDRAWN],
];

/** Running labels were awarded lately: so many days ago at most, each day some. */
const RECENT_DAYS = 300;
/** A fictitious firm of the sample data, so that whoever asks for the holder of a running label finds one. */
const HOLDER_OF_RUNNING: AwardedLabel['holderId'] = named('firm-demo-viseurs-pyrenees');

/**
 * Records of fictitious labels `from` to `from + count - 1`, for measurements: awards first, then what happened next to
 * each of them, so that the records of one label lie apart as they do in a ledger that grew.
 */
export function scaleDrafts(from: number, count: number): readonly LabelDraft[] {
  const labels = Array.from({ length: count }, (_, index) => lifeOf(from + index));
  return Array.from({ length: RECORDS_A_LABEL }, (_, step) =>
    labels.flatMap((life) => life[step] ?? []),
  ).flat();
}

/** Awards of `count` fictitious labels that run on a day, with nothing decided about them since: for those who decide. */
export function runningDrafts(from: number, count: number, today: IsoDate): readonly LabelDraft[] {
  return Array.from({ length: count }, (_, index) => {
    const awardedOn = addDays(today, -(index % RECENT_DAYS));
    const award = { ...awardOf(from + index, awardedOn), holderId: HOLDER_OF_RUNNING };
    const step: Step = {
      outcome: 'GRANTED',
      after: 0,
      change: () => ({ kind: 'AWARDED', ...award }),
    };
    return draftOf({ number: scaleLabelNumber(from + index), awardedOn, step, place: 0 });
  });
}

export function scaleLabelNumber(index: number): LabelNumber {
  return named(`LEDGER-${String(index).padStart(7, '0')}`);
}

function lifeOf(index: number): readonly LabelDraft[] {
  const number = scaleLabelNumber(index);
  const awardedOn = addDays(FIRST_DAY, index % AWARD_DAYS);
  const award: Step = {
    outcome: 'GRANTED',
    after: 0,
    change: () => ({ kind: 'AWARDED', ...awardOf(index, awardedOn) }),
  };
  const steps = [award, ...(LIVES[index % LIVES.length] ?? [])];
  return steps.map((step, place) => draftOf({ number, awardedOn, step, place }));
}

function awardOf(index: number, awardedOn: IsoDate): AwardedLabel {
  return {
    subjectId: named(`act-ledger-${index}`),
    subjectKind: 'ENGINEERING_ACTIVITY',
    holderId: named(`firm-ledger-${Math.floor(index / LABELS_A_FIRM)}`),
    scope: scopeOf(`activité ${index}`),
    awardedOn,
    validFrom: awardedOn,
    validUntil: addMonths(awardedOn, VALIDITY_MONTHS),
    predecessorNumber: null,
    basisAssessmentId: null,
    acceptedReferences: 2,
  };
}

interface Place {
  readonly number: LabelNumber;
  readonly awardedOn: IsoDate;
  readonly step: Step;
  readonly place: number;
}

function draftOf({ number, awardedOn, step, place }: Place): LabelDraft {
  const { outcome, after, change } = step;
  const day = addDays(awardedOn, after);
  const isAgainstSomebody = outcome === 'SUSPENDED' || outcome === 'WITHDRAWN';
  return {
    outcome,
    authority: 'COMMITTEE',
    actor: 'committee-demo',
    decidedAt: new Date(`${day}T12:00:00Z`),
    effectiveFrom: day,
    applicationId: null,
    labelNumber: number,
    change: change(number),
    schemeVersion: SCHEME,
    grounds: [
      {
        fr: `Au vu des pièces n° ${place + 1} à ${place + 4} du dossier (fictif)`,
        en: `In view of documents ${place + 1} to ${place + 4} of the file (fictitious)`,
      },
    ],
    groundsPublic: true,
    tally: {
      for: 3,
      against: 1,
      abstain: place,
      recused: 0,
      quorumMet: true,
      directoratesRepresented: 3,
    },
    signatories: [
      {
        personId: named('per-ledger-chair'),
        displayName: 'Présidence (fictive)',
        directorateCode: 'DEMO',
      },
    ],
    appealDeadline: isAgainstSomebody ? addDays(day, APPEAL_DAYS) : null,
    rectifies: null,
    idempotency: { key: `ledger-scale/${number}/${place}`, request: { number, place } },
  };
}

function scopeOf(what: string): { readonly fr: string; readonly en: null } {
  return { fr: `Démonstration : ${what}`, en: null };
}

/** The identifiers of this ledger are made here. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says whose identifier it is
function named<Id extends string>(text: string): Id {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what an identifier is called is all that it is
  return text as Id;
}

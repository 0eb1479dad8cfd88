import { addMonths, type IsoDate } from '@apogee/shared/clock';
import type { Attempt, Command, Payload, Walk } from './procedure-walk';
import {
  after,
  isRunningOn,
  LABEL_NEXT,
  mayFollow,
  RULES,
  statusOn,
  type WalkFile,
  type WalkLabel,
} from './walk-model';

const LABEL = 'seq label { number status version }';
const GROUNDS = [{ fr: 'Motif', en: null }];
const VALIDITY_MONTHS = 36;

interface Grant {
  readonly allowed: boolean;
  readonly done: (payload: Payload) => void;
}

/** What a file would be granted on a day. */
export function grantOf(walk: Walk, file: WalkFile): Grant {
  const followed = walk.labels.find(({ number }) => number === file.label) ?? null;
  const status = followed === null ? null : statusOn(followed, walk.today());
  if (file.kind === 'SCOPE_CHANGE') {
    return { allowed: status === 'ACTIVE', done: () => rescope(followed, file) };
  }
  return file.kind === 'INITIAL' || followed === null
    ? awardOf(walk, file, { from: walk.today(), renewed: null })
    : renewalOf(walk, file, followed);
}

function renewalOf(walk: Walk, file: WalkFile, label: WalkLabel): Grant {
  const today = walk.today();
  const status = statusOn(label, today);
  const from = label.validUntil > today ? label.validUntil : today;
  const isRunning = status === 'ACTIVE';
  const award = awardOf(walk, file, { from, renewed: isRunning ? label : null });
  const isFree = status === 'EXPIRED' || (isRunning && label.history.at(-1)?.status === 'ACTIVE');
  return { ...award, allowed: award.allowed && isFree };
}

function rescope(label: WalkLabel | null, file: WalkFile): void {
  if (label !== null) {
    label.version += 1;
    label.files.push(file);
  }
}

interface Beginning {
  readonly from: IsoDate;
  /** The label that gets a record of its end, too. */
  readonly renewed: WalkLabel | null;
}

function awardOf(walk: Walk, file: WalkFile, { from, renewed }: Beginning): Grant {
  const { subject, firm } = file;
  const until = addMonths(from, VALIDITY_MONTHS);
  const overlaps = (label: WalkLabel): boolean =>
    label.subject === subject && from < endOf(label) && label.validFrom < until;
  return {
    allowed: !walk.labels.some(overlaps),
    done: ({ decision: { seq }, label }) => {
      if (renewed !== null) {
        renewed.version += 1;
        renewed.history.push({ seq: seq - 1, status: 'RENEWED', on: from });
      }
      expect(label).toMatchObject({ version: 1, validFrom: from, validUntil: until });
      walk.labels.push({
        number: label.number,
        firm,
        subject,
        validFrom: from,
        validUntil: until,
        version: 1,
        history: [{ seq, status: 'ACTIVE', on: from }],
        files: [file],
      });
    },
  };
}

function endOf({ history, validUntil }: WalkLabel): IsoDate {
  return history.find(({ status }) => LABEL_NEXT[status] === undefined)?.on ?? validUntil;
}

interface Measure {
  readonly mutation: string;
  readonly status: string;
  readonly by: readonly string[];
  readonly allowed: boolean;
  readonly input?: object;
  /** Whether it becomes the label's status. */
  readonly isStatus?: boolean;
}

function measure(walk: Walk, label: WalkLabel, given: Measure): Attempt {
  const { mutation, status, by, allowed, input = {}, isStatus = true } = given;
  return {
    mutation,
    payload: LABEL,
    input: {
      number: label.number,
      expectedVersion: label.version,
      idempotencyKey: walk.key(),
      grounds: GROUNDS,
      ...input,
    },
    versionIn: 'expectedVersion',
    by,
    allowed,
    done: (payload, caller) => {
      const seq = payload.seq;
      label.version += 1;
      if (isStatus) {
        label.history.push({ seq, status, on: walk.today() });
      }
      if (status === 'SUSPENDED' || status === 'WITHDRAWN' || status === 'SCOPE_REDUCED') {
        walk.measures.push({
          seq,
          firm: label.firm,
          deadline: after(walk.today(), RULES.appealDays),
          file: null,
          label,
          status,
          isAppealed: false,
          isAnnulled: false,
          signatories: new Set([caller.personId ?? '']),
        });
      }
      expectLabel(walk, label, payload);
    },
  };
}

function expectLabel(walk: Walk, label: WalkLabel, payload: Payload): void {
  const { number, version } = label;
  expect(payload.label).toEqual({ number, version, status: statusOn(label, walk.today()) });
}

const chairs = (walk: Walk): readonly string[] =>
  [...walk.callers.keys()].filter((name) => name.startsWith('chair '));

function onLabels(weight: number, attempts: (walk: Walk, label: WalkLabel) => Attempt[]): Command {
  return { weight, attempts: (walk) => walk.labels.flatMap((label) => attempts(walk, label)) };
}

const suspend = onLabels(6, (walk, label) => [
  measure(walk, label, {
    mutation: 'suspendLabel: SuspendLabelInput',
    status: 'SUSPENDED',
    by: [...chairs(walk), 'secretariat'],
    allowed: mayFollow(label, 'SUSPENDED', walk.today()),
  }),
  {
    ...measure(walk, label, {
      mutation: 'suspendLabel: SuspendLabelInput',
      status: 'SUSPENDED',
      by: chairs(walk),
      allowed: false,
      input: { grounds: [] },
    }),
  },
]);

const reinstate = onLabels(6, (walk, label) => [
  measure(walk, label, {
    mutation: 'reinstateLabel: LabelChangeInput',
    status: 'ACTIVE',
    by: chairs(walk),
    allowed: mayFollow(label, 'ACTIVE', walk.today()),
  }),
]);

const end = onLabels(0.7, (walk, label) => [
  measure(walk, label, {
    mutation: 'withdrawLabel: LabelChangeInput',
    status: 'WITHDRAWN',
    by: chairs(walk),
    allowed: mayFollow(label, 'WITHDRAWN', walk.today()),
  }),
  measure(walk, label, {
    mutation: 'surrenderLabel: LabelChangeInput',
    status: 'SURRENDERED',
    by: [label.firm],
    allowed: mayFollow(label, 'SURRENDERED', walk.today()),
  }),
]);

const reduce = onLabels(1, (walk, label) => [
  measure(walk, label, {
    mutation: 'reduceLabelScope: ReduceLabelScopeInput',
    status: 'SCOPE_REDUCED',
    by: chairs(walk),
    allowed: isRunningOn(label, walk.today()),
    input: { scope: { fr: `Réduit ${walk.unique()}` } },
    isStatus: false,
  }),
]);

const annul: Command = {
  weight: 0.7,
  attempts: (walk) =>
    walk.measures.flatMap((one) => {
      const { label, seq, isAnnulled } = one;
      if (label === null || isAnnulled) {
        return [];
      }
      const left = label.history.filter((entry) => entry.seq !== seq);
      return [
        {
          mutation: 'rectifyDecision: RectifyDecisionInput',
          payload: LABEL,
          input: {
            seq,
            expectedVersion: label.version,
            idempotencyKey: walk.key(),
            grounds: GROUNDS,
            annul: true,
          },
          versionIn: 'expectedVersion' as const,
          by: chairs(walk),
          // What later records make of an annulled one is told by the tests of replaying.
          allowed: null,
          done: (payload: Payload, caller) => {
            label.version += 1;
            label.history = left;
            one.isAnnulled = true;
            one.signatories.add(caller.personId ?? '');
            expectLabel(walk, label, payload);
          },
        } satisfies Attempt,
      ];
    }),
};

const expire: Command = {
  weight: 1,
  attempts: (walk) => [
    {
      mutation: 'expireLabels',
      payload: 'labels { number status version }',
      input: {},
      by: ['service', 'secretariat'],
      allowed: true,
      done: ({ labels }) => {
        const due = walk.labels.filter(
          (label) =>
            label.validUntil <= walk.today() &&
            label.history.every(({ status }) => LABEL_NEXT[status] !== undefined),
        );
        for (const label of due) {
          label.version += 1;
          label.history.push({ seq: 0, status: 'EXPIRED', on: label.validUntil });
        }
        const expected = due.map(({ number, version }) => ({ number, version, status: 'EXPIRED' }));
        expect(labels).toEqual(expect.arrayContaining(expected));
      },
    },
  ],
};

export const LABEL_COMMANDS: readonly Command[] = [suspend, reinstate, end, reduce, annul, expire];

import { type Attempt, type Command, DIRECTORATES, SEATED, type Walk } from './procedure-walk';
import { expectFile } from './walk-file-change';
import { acceptedReferencesOf, directorateOf } from './walk-file-commands';
import { grantOf } from './walk-label-commands';
import {
  after,
  hasFourEyes,
  isInMandate,
  outcomesOf,
  RULES,
  type WalkFile,
  type WalkItem,
  type WalkSession,
} from './walk-model';

const SESSION = 'session { id state version }';
const GROUNDS = [{ fr: 'Motif', en: null }];

/** Whose mandate is in force on a day: as `seedPeople` has it. */
const MANDATES: Readonly<
  Record<string, { until: string | null; voting: boolean; chair: boolean }>
> = {
  'per-chair': { until: null, voting: true, chair: true },
  'per-one': { until: null, voting: true, chair: false },
  'per-two': { until: '2028-01-01', voting: true, chair: false },
  'per-three': { until: null, voting: true, chair: false },
  'per-secretary': { until: null, voting: false, chair: false },
  'per-evaluator-y': { until: null, voting: true, chair: false },
};

/** What a command changes, and what the model makes of it. */
export type Change = Pick<Attempt, 'mutation' | 'by' | 'allowed'> & {
  readonly input?: object;
  readonly done: () => void;
};

/** A change of a session, which is then one version on. */
function change(session: WalkSession, { input, done, ...rest }: Change): Attempt {
  return {
    ...rest,
    payload: SESSION,
    input: { ...input, sessionId: session.id, expectedVersion: session.version },
    versionIn: 'expectedVersion',
    done: (payload) => {
      session.version += 1;
      done();
      expectSession(payload.session, session);
    },
  };
}

function expectSession(answered: unknown, { id, state, version }: WalkSession): void {
  expect(answered).toEqual({ id, state, version });
}

function onSessions(
  weight: number,
  attempts: (walk: Walk, session: WalkSession) => Attempt[],
): Command {
  return {
    weight,
    attempts: (walk) => walk.sessions.slice(-2).flatMap((session) => attempts(walk, session)),
  };
}

function onItems(
  weight: number,
  attempts: (walk: Walk, place: { session: WalkSession; item: WalkItem }) => Attempt[],
): Command {
  return onSessions(weight, (walk, session) =>
    session.agenda.flatMap((item) => attempts(walk, { session, item })),
  );
}

const plan: Command = {
  weight: 10,
  attempts: (walk) => [
    {
      mutation: 'planSession: PlanSessionInput',
      payload: SESSION,
      input: { heldOn: walk.today() },
      by: ['secretariat'],
      allowed: true,
      isPointless: walk.sessions.some(
        ({ heldOn, state }) => state !== 'CLOSED' && heldOn === walk.today(),
      ),
      done: ({ session: { id } }) => {
        walk.sessions.push({
          id: id,
          heldOn: walk.today(),
          state: 'PLANNED',
          version: 1,
          isSigned: false,
          seats: new Map(),
          agenda: [],
        });
      },
    },
  ],
};

const seat = onSessions(16, (walk, session) =>
  SEATED.map((person) => {
    const mandate = MANDATES[person];
    const isInForce =
      mandate !== undefined && (mandate.until === null || session.heldOn < mandate.until);
    return change(session, {
      mutation: 'seatMember: SeatMemberInput',
      input: { personId: person },
      by: ['secretariat'],
      allowed: session.state !== 'CLOSED' && isInForce && !session.seats.has(person),
      done: () => {
        session.seats.set(person, {
          voting: mandate?.voting ?? false,
          chair: mandate?.chair ?? false,
          directorate: DIRECTORATES[person] ?? '',
          until: (mandate?.until ?? null) as never,
          present: false,
        });
        walk.recuse(session);
      },
    });
  }),
);

const presence = onSessions(16, (_, session) =>
  SEATED.flatMap((person) => {
    const place = session.seats.get(person);
    const attempt = (present: boolean): Attempt =>
      change(session, {
        mutation: 'markPresence: MarkPresenceInput',
        input: { personId: person, present },
        by: ['secretariat'],
        allowed: session.state !== 'CLOSED' && place !== undefined,
        done: () => {
          if (place !== undefined) {
            place.present = present;
          }
        },
      });
    return [
      { ...attempt(true), isPointless: place?.present === true },
      { ...attempt(false), isPointless: session.version % 7 !== 0 },
    ];
  }),
);

/** Members who preside: their token and their seat allow it. */
const presiders = (session: WalkSession): readonly string[] =>
  [...session.seats].filter(([, { voting }]) => voting).map(([person]) => `chair ${person}`);

const open = onSessions(40, (walk, session) => [
  {
    ...change(session, {
      mutation: 'openSession: SessionChangeInput',
      by: presiders(session),
      allowed:
        session.state === 'PLANNED' &&
        session.heldOn === walk.today() &&
        [...session.seats.values()].some(({ chair }) => chair) &&
        presiders(session).length > 0,
      done: () => {
        walk.recuse(session);
        session.state = 'OPEN';
      },
    }),
    isPointless: [...session.seats.values()].filter(({ present }) => present).length < 3,
  },
]);

const close = onSessions(0.4, (_, session) => [
  change(session, {
    mutation: 'closeSession: SessionChangeInput',
    by: presiders(session),
    allowed: session.state === 'OPEN',
    done: () => {
      session.state = 'CLOSED';
    },
  }),
  change(session, {
    mutation: 'signMinutes: SignMinutesInput',
    input: { sha256: 'a'.repeat(64) },
    by: presiders(session),
    allowed: session.state === 'CLOSED' && !session.isSigned,
    done: () => {
      session.isSigned = true;
    },
  }),
]);

const schedule = onSessions(20, (walk, session) =>
  walk.files.map((file) => {
    const isReopened = file.state === 'SCHEDULED' && file.reopens !== null;
    const mayGo = ['EVALUATED', 'UNDER_REVIEW', 'DEFERRED'].includes(file.state);
    const isFree = isReopened && walk.itemsOf(file).length === 0;
    const isOnAgenda = session.agenda.some((item) => item.file === file);
    return {
      mutation: 'scheduleApplication: ScheduleApplicationInput',
      payload: SESSION,
      input: {
        sessionId: session.id,
        expectedVersion: session.version,
        applicationId: file.id,
        expectedApplicationVersion: file.version,
      },
      by: ['secretariat'],
      versionIn: 'expectedApplicationVersion',
      allowed:
        session.state !== 'CLOSED' &&
        !isOnAgenda &&
        (isFree || (mayGo && hasFourEyes(file, directorateOf))),
      done: ({ session: answered }) => {
        session.version += 1;
        if (!isFree) {
          file.state = 'SCHEDULED';
          file.version += 1;
          file.dueBy = null;
        }
        session.agenda.push({ file, ballots: new Map(), recused: new Set() });
        walk.recuse(session);
        expectSession(answered, session);
      },
    };
  }),
);

/** A file is dealt with by the session on whose agenda it came last. */
function isBefore(
  walk: Walk,
  { session, item }: { session: WalkSession; item: WalkItem },
): boolean {
  return item.file.state === 'SCHEDULED' && walk.itemsOf(item.file).at(-1)?.session === session;
}

const declare = onItems(0.4, (walk, place) =>
  [...place.session.seats.keys()].map((person) => {
    const { session, item } = place;
    return {
      mutation: 'declareConflict: DeclareConflictInput',
      isPersonal: true,
      payload: SESSION,
      input: {
        sessionId: session.id,
        applicationId: item.file.id,
        expectedVersion: item.file.version,
        ground: 'PERSONAL_INTEREST',
      },
      by: [`member ${person}`, `chair ${person}`],
      versionIn: 'expectedVersion',
      allowed:
        session.state !== 'CLOSED' &&
        isBefore(walk, place) &&
        !walk.recusedFrom(session, item).has(person),
      done: () => {
        walk.recuse(session, [item]);
        item.recused.add(person);
      },
    };
  }),
);

const vote = onItems(40, (walk, place) =>
  [...SEATED].flatMap((person) =>
    ['FOR', 'AGAINST', 'ABSTAIN'].map((choice) => {
      const { session, item } = place;
      const mine = session.seats.get(person);
      return {
        mutation: 'castVote: CastVoteInput',
        isPersonal: true,
        payload: SESSION,
        input: {
          sessionId: session.id,
          applicationId: item.file.id,
          expectedVersion: item.file.version,
          choice,
        },
        by: [`member ${person}`, `chair ${person}`],
        versionIn: 'expectedVersion',
        allowed:
          session.state === 'OPEN' &&
          isBefore(walk, place) &&
          mine !== undefined &&
          mine.voting &&
          mine.present &&
          isInMandate(mine, session.heldOn) &&
          !walk.recusedFrom(session, item).has(person) &&
          !item.ballots.has(person),
        done: () => {
          walk.recuse(session, [item]);
          item.ballots.set(person, choice);
        },
      };
    }),
  ),
);

interface Proposal {
  readonly file: WalkFile;
  readonly outcome: string;
  readonly isVoted: boolean;
  readonly hasGrounds: boolean;
}

function mayDecide({ file, outcome, isVoted, hasGrounds }: Proposal): boolean {
  const lacks =
    (outcome === 'GRANTED' && acceptedReferencesOf(file) < RULES.minimumReferences) ||
    (outcome === 'REFUSED' && !hasGrounds);
  return isVoted && !lacks;
}

const decide = onItems(30, (walk, place) =>
  ['GRANTED', 'REFUSED', 'DEFERRED'].flatMap((outcome) => {
    const { session, item } = place;
    const { file } = item;
    const recused = walk.recusedFrom(session, item);
    const isVoted =
      session.state !== 'PLANNED' &&
      isBefore(walk, place) &&
      outcomesOf(session, item, recused).includes(outcome);
    const grant = grantOf(walk, file);
    const isEarly = outcome === 'DEFERRED' && item.ballots.size < 3;
    const attempt = (grounds: readonly object[]): Attempt => ({
      mutation: 'recordDecision: DecisionInput',
      payload: `decision { seq outcome appealDeadline } application { id state version round dueBy }
        label { number version validFrom validUntil }`,
      input: {
        sessionId: session.id,
        applicationId: file.id,
        expectedVersion: file.version,
        outcome,
        grounds,
        idempotencyKey: walk.key(),
      },
      by: presiders(session).filter((name) => !recused.has(name.replace('chair ', ''))),
      versionIn: 'expectedVersion',
      isPointless: isEarly,
      allowed:
        mayDecide({ file, outcome, isVoted, hasGrounds: grounds.length > 0 }) &&
        (outcome !== 'GRANTED' || grant.allowed),
      done: (payload) => {
        walk.recuse(session, [item]);
        file.version += 1;
        file.state = outcome === 'DEFERRED' ? 'DEFERRED' : 'DECIDED';
        file.dueBy = outcome === 'DEFERRED' ? after(walk.today(), RULES.deferralDays) : null;
        expectFile(payload.application, file);
        if (outcome === 'GRANTED') {
          grant.done(payload);
        }
        if (outcome === 'REFUSED') {
          const deadline = after(walk.today(), RULES.appealDays);
          expect(payload.decision).toMatchObject({ outcome, appealDeadline: deadline });
          walk.measures.push({
            seq: payload.decision.seq,
            firm: file.firm,
            deadline,
            file,
            label: null,
            status: outcome,
            isAppealed: false,
            isAnnulled: false,
            signatories: new Set(),
          });
        }
      },
    });
    return outcome === 'REFUSED' ? [attempt(GROUNDS), attempt([])] : [attempt(GROUNDS)];
  }),
);

export const COMMITTEE_COMMANDS: readonly Command[] = [
  plan,
  seat,
  presence,
  schedule,
  open,
  declare,
  vote,
  decide,
  close,
];

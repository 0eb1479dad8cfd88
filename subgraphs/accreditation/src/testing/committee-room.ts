import type { Caller } from '@apogee/shared/identity';
import type { RunningAccreditation } from './accreditation';
import { chair, member, secretariat } from './procedure-seed';

/** What a mutation of the committee answers, as far as tests ask. */
interface SessionAnswer {
  readonly session: {
    readonly id: string;
    readonly version: number;
    readonly state: string;
  } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
  }[];
}

export interface DecisionAnswer {
  readonly decision: { readonly seq: number; readonly outcome: string } | null;
  readonly label: Record<string, unknown> | null;
  readonly userErrors: SessionAnswer['userErrors'];
}

const VOTERS = ['per-chair', 'per-one', 'per-two', 'per-three'] as const;

const DECISION = `
  mutation ($input: DecisionInput!) {
    recordDecision(input: $input) {
      decision { seq outcome }
      label { number status validFrom validUntil version scope predecessor { number status } }
      userErrors { code path }
    }
  }
`;

/** Runs a session as its people do: through mutations alone. Knows the session's version from the last answer. */
export class CommitteeRoom {
  private version = 1;
  sessionId = '';

  constructor(private readonly running: RunningAccreditation) {}

  /** A session of today with chair, three members and a secretary, all there, and these files on its agenda. */
  static async opened(
    running: RunningAccreditation,
    applicationIds: readonly string[],
    present: readonly string[] = VOTERS,
  ): Promise<CommitteeRoom> {
    const room = new CommitteeRoom(running);
    await room.plan();
    for (const personId of [...VOTERS, 'per-secretary']) await room.seat(personId);
    for (const id of applicationIds) await room.schedule(id);
    for (const personId of present) await room.markPresence(personId, true);
    await room.open();
    return room;
  }

  plan(heldOn = '2026-11-22'): Promise<SessionAnswer> {
    return this.session('planSession: PlanSessionInput', { heldOn }, secretariat);
  }

  seat(personId: string): Promise<SessionAnswer> {
    return this.change('seatMember: SeatMemberInput', { personId }, secretariat);
  }

  schedule(applicationId: string, expectedApplicationVersion = 1): Promise<SessionAnswer> {
    const input = { applicationId, expectedApplicationVersion };
    return this.change('scheduleApplication: ScheduleApplicationInput', input, secretariat);
  }

  markPresence(personId: string, present: boolean): Promise<SessionAnswer> {
    return this.change('markPresence: MarkPresenceInput', { personId, present }, secretariat);
  }

  open(caller: Caller = chair): Promise<SessionAnswer> {
    return this.change('openSession: SessionChangeInput', {}, caller);
  }

  close(caller: Caller = chair): Promise<SessionAnswer> {
    return this.change('closeSession: SessionChangeInput', {}, caller);
  }

  sign(sha256: string, caller: Caller = chair): Promise<SessionAnswer> {
    return this.change('signMinutes: SignMinutesInput', { sha256 }, caller);
  }

  vote(
    personId: string,
    applicationId: string,
    ...[choice, expectedVersion = 2]: [choice: string, expectedVersion?: number]
  ): Promise<SessionAnswer> {
    const input = { sessionId: this.sessionId, applicationId, choice, expectedVersion };
    return this.session('castVote: CastVoteInput', input, member(personId));
  }

  declare(
    personId: string,
    applicationId: string,
    ...[ground = 'PERSONAL_INTEREST', expectedVersion = 2]: [ground?: string, version?: number]
  ): Promise<SessionAnswer> {
    const input = { sessionId: this.sessionId, applicationId, ground, expectedVersion };
    return this.session('declareConflict: DeclareConflictInput', input, member(personId));
  }

  async decide(
    decision: Record<string, unknown> & { readonly applicationId: string },
    caller: Caller = chair,
  ): Promise<DecisionAnswer> {
    const input = {
      sessionId: this.sessionId,
      outcome: 'GRANTED',
      expectedVersion: 2,
      idempotencyKey: `decide ${decision.applicationId}`,
      ...decision,
    };
    const { data, errors } = await this.running.ask(DECISION, { input }, caller);
    assertNone(errors);
    return data?.['recordDecision'] as DecisionAnswer;
  }

  private change(
    mutation: string,
    input: Record<string, unknown>,
    caller: Caller,
  ): Promise<SessionAnswer> {
    const change = { sessionId: this.sessionId, expectedVersion: this.version };
    return this.session(mutation, { ...change, ...input }, caller);
  }

  /** `mutation` is its name and the type of its input. */
  private async session(
    mutation: string,
    input: Record<string, unknown>,
    caller: Caller,
  ): Promise<SessionAnswer> {
    const [field = '', type = ''] = mutation.split(': ');
    const { data, errors } = await this.running.ask(
      `mutation ($input: ${type}!) {
        ${field}(input: $input) { session { id version state } userErrors { code path } }
      }`,
      { input },
      caller,
    );
    assertNone(errors);
    const answer = data?.[field] as SessionAnswer;
    this.sessionId = answer.session?.id ?? this.sessionId;
    this.version = answer.session?.version ?? this.version;
    return answer;
  }
}

export const codesOf = ({ userErrors }: Pick<SessionAnswer, 'userErrors'>): readonly string[] =>
  userErrors.map(({ code }) => code);

function assertNone(errors: readonly unknown[]): void {
  if (errors.length > 0) {
    throw new TypeError(JSON.stringify(errors));
  }
}

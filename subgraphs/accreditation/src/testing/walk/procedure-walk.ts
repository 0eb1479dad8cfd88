import type { IsoDate } from '@apogee/shared/clock';
import type { Caller } from '@apogee/shared/identity';
import type { RunningAccreditation } from '../accreditation';
import { callerAs } from '../callers';
import {
  chainOf,
  examinersOf,
  isOpen,
  votersOf,
  type WalkAppeal,
  type WalkFile,
  type WalkItem,
  type WalkLabel,
  type WalkMeasure,
  type WalkSession,
} from './walk-model';

/** Something that somebody may try. */
export interface Attempt {
  /** `mutation: InputType`; without a type it takes no input. */
  readonly mutation: string;
  /** What of its payload is asked for. */
  readonly payload: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Who may do it, of `CALLERS`. */
  readonly by: readonly string[];
  /** Whether the rules allow it; null where the model does not tell. */
  readonly allowed: boolean | null;
  /** Name of the input's member that holds the version seen, if there is one. */
  readonly versionIn?: 'expectedVersion' | 'expectedApplicationVersion';
  /** Brings the model to where the procedure should be, and says where it should be. */
  readonly done: (payload: Payload, caller: Caller) => Promise<void> | void;
  /** Whoever does it, does it for himself: by another member it is another attempt. */
  readonly isPersonal?: boolean;
  /** Allowed, and leads nowhere: only tried where a step is wild. */
  readonly isPointless?: boolean;
}

interface Answered {
  readonly id: string;
  readonly number: string;
  readonly seq: number;
}

/** As much of it as the mutation was asked for. */
export interface Payload {
  readonly application: Answered;
  readonly session: Answered;
  readonly decision: Answered;
  readonly label: Answered;
  readonly appeal: Answered;
  readonly evaluation: unknown;
  readonly labels: unknown;
  readonly seq: number;
  readonly userErrors: readonly { readonly code: string }[];
}

/** A kind of attempt, and how likely it is to be chosen where it is allowed. */
export interface Command {
  readonly weight: number;
  /** All that it may be tried on. */
  readonly attempts: (walk: Walk, dice: Dice) => readonly Attempt[];
}

/** Decides what is left to chance, the same for the same seed. */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  }

  /** A whole number below the bound. */
  below(bound: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * bound);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}

const firmOf = (name: string): Caller => callerAs('FIRM_REPRESENTATIVE', { firms: [name] });

export const EVALUATORS = ['per-evaluator-x', 'per-evaluator-y', 'per-four', 'per-one'] as const;
export const REVIEWERS = ['per-stranger', 'per-four', 'per-evaluator-x'] as const;
export const SEATED = [
  'per-chair',
  'per-one',
  'per-two',
  'per-three',
  'per-evaluator-y',
  'per-secretary',
  'per-stranger',
] as const;
export const PANEL = ['per-five', 'per-six', 'per-seven', 'per-four', 'per-three'] as const;

export const DIRECTORATES: Readonly<Record<string, string>> = {
  'per-chair': 'DX',
  'per-one': 'DX',
  'per-two': 'DY',
  'per-three': 'DZ',
  'per-secretary': 'DX',
  'per-evaluator-x': 'DX',
  'per-evaluator-y': 'DY',
  'per-four': 'DY',
};

const PEOPLE = [...new Set([...EVALUATORS, ...REVIEWERS, ...SEATED, ...PANEL])];

/** Who tries something, by name: somebody in a role. */
function callersOf(firms: readonly string[]): ReadonlyMap<string, Caller> {
  const everybody: [string, Caller][] = [
    ['public', callerAs('PUBLIC')],
    ['auditor', callerAs('AUDITOR', { person: 'auditor' })],
    ['service', callerAs('SERVICE')],
    ['secretariat', callerAs('SECRETARIAT', { person: 'per-secretary' })],
    ...firms.map((firm): [string, Caller] => [firm, firmOf(firm)]),
    ...PEOPLE.flatMap((id): [string, Caller][] => [
      [`evaluator ${id}`, callerAs('EVALUATOR', { person: id })],
      [`reviewer ${id}`, callerAs('REVIEWER', { person: id })],
      [`member ${id}`, callerAs('COMMITTEE_MEMBER', { person: id })],
      [`chair ${id}`, callerAs('CHAIR', { person: id })],
    ]),
  ];
  return new Map(everybody);
}

interface Surroundings {
  readonly today: () => IsoDate;
  /** Items that may bear a label, and whose they are. */
  readonly subjects: readonly { readonly id: string; readonly firm: string }[];
}

/** One walk: what the model knows of the files of its own two firms, and the way to the procedure. */
export class Walk {
  readonly files: WalkFile[] = [];
  readonly sessions: WalkSession[] = [];
  readonly labels: WalkLabel[] = [];
  readonly measures: WalkMeasure[] = [];
  readonly appeals: WalkAppeal[] = [];
  readonly today: () => IsoDate;
  readonly subjects: Surroundings['subjects'];
  readonly callers: ReadonlyMap<string, Caller>;
  /** For messages: what was tried. */
  readonly trail: string[] = [];
  private counted = 0;

  constructor(
    readonly name: string,
    readonly running: RunningAccreditation,
    { today, subjects }: Surroundings,
  ) {
    this.today = today;
    this.subjects = subjects;
    this.callers = callersOf([...new Set(subjects.map(({ firm }) => firm))]);
  }

  /** Never the same twice in one database. */
  unique(): number {
    this.counted += 1;
    return this.counted;
  }

  key(): string {
    return `${this.name}/${this.unique()}`;
  }

  openFileOf(subject: string): WalkFile | null {
    return this.files.find((file) => file.subject === subject && isOpen(file)) ?? null;
  }

  itemsOf(file: WalkFile): readonly { session: WalkSession; item: WalkItem }[] {
    return this.sessions.flatMap((session) =>
      session.agenda.filter((item) => item.file === file).map((item) => ({ session, item })),
    );
  }

  hasVoted(person: string, file: WalkFile): boolean {
    return this.itemsOf(file).some(({ item }) => item.ballots.has(person));
  }

  /** Whoever could vote on a file in the sessions that dealt with it. */
  decidersOf(files: readonly WalkFile[]): ReadonlySet<string> {
    return new Set(
      files
        .flatMap((file) => this.itemsOf(file))
        .flatMap(({ session, item }) => votersOf(session, item, item.recused)),
    );
  }

  /** Recusals of an item: those on record, and those that follow from the register now. */
  recusedFrom(session: WalkSession, item: WalkItem): ReadonlySet<string> {
    if (session.state === 'CLOSED') {
      return item.recused;
    }
    const barred = [...examinersOf(item.file), ...this.decidersOf(chainOf(item.file).slice(1))];
    return new Set([...item.recused, ...barred.filter((person) => session.seats.has(person))]);
  }

  /** As the procedure writes down what follows from the register. */
  recuse(session: WalkSession, items: readonly WalkItem[] = session.agenda): void {
    for (const item of items) {
      for (const person of this.recusedFrom(session, item)) {
        item.recused.add(person);
      }
    }
  }
}

/** The new version that an upheld appeal made of a refused file. */
export async function reopenedIdOf(walk: Walk, refused: WalkFile): Promise<string> {
  const { data } = await walk.running.ask(
    'query ($id: ID!) { applications(filter: { subject: $id, states: [SCHEDULED] }, first: 2) { nodes { id } } }',
    { id: refused.subject },
    walk.callers.get('secretariat'),
  );
  const found = data?.['applications'] as { nodes: { id: string }[] } | undefined;
  return found?.nodes[0]?.id ?? '';
}

/** How a step is chosen. */
export interface Step {
  readonly seed: number;
  /** Of ten: 0 and 1 try anything, 2 another caller, 3 another version, all others what is allowed. */
  readonly mood: number;
}

export interface Taken {
  readonly isDone: boolean;
}

/** Takes one step: tries something, and compares what came of it with the model. */
export async function takeStep(
  walk: Walk,
  commands: readonly Command[],
  { seed, mood }: Step,
): Promise<Taken> {
  const dice = new Dice(seed);
  const isWild = mood < 2;
  const offered = commands.flatMap(({ weight, attempts }) => {
    const all = attempts(walk, dice);
    const fit = isWild ? all : all.filter(isPromising);
    return fit.length === 0 ? [] : [{ weight: isWild ? Math.min(weight, 1) : weight, fit }];
  });
  const attempt = dice.pick(chosen(offered, dice));
  const name = dice.pick(mood === 2 ? othersThan(walk, attempt) : attempt.by);
  const isStale = mood === 3 && attempt.versionIn !== undefined;
  const input = isStale ? withStaleVersion(attempt) : attempt.input;
  return compare(walk, attempt, { name: name ?? 'public', input, isStale });
}

function othersThan({ callers }: Walk, { isPersonal }: Attempt): readonly string[] {
  const names = [...callers.keys()];
  return isPersonal === true ? names.filter((name) => !/^(member|chair) /.test(name)) : names;
}

function isPromising({ allowed, by, isPointless }: Attempt): boolean {
  return allowed !== false && by.length > 0 && isPointless !== true;
}

interface Offer {
  readonly weight: number;
  readonly fit: readonly Attempt[];
}

function chosen(offered: readonly Offer[], dice: Dice): readonly Attempt[] {
  const total = offered.reduce((sum, { weight }) => sum + weight, 0);
  let left = (dice.below(10_000) / 10_000) * total;
  for (const { weight, fit } of offered) {
    left -= weight;
    if (left <= 0) {
      return fit;
    }
  }
  return offered.at(-1)?.fit ?? [];
}

function withStaleVersion({ input, versionIn = 'expectedVersion' }: Attempt): Attempt['input'] {
  return { ...input, [versionIn]: Number(input[versionIn]) + 1 };
}

interface Way {
  readonly name: string;
  readonly input: Attempt['input'];
  readonly isStale: boolean;
}

async function compare(
  walk: Walk,
  attempt: Attempt,
  { name, input, isStale }: Way,
): Promise<Taken> {
  const isRight = attempt.by.includes(name) && !isStale;
  const expected = isRight ? attempt.allowed : false;
  const caller = walk.callers.get(name) ?? callerAs('PUBLIC');
  const { payload, codes } = await send(walk, { attempt, input, caller });
  const isDone = codes.length === 0;
  const what = `${name} ${attempt.mutation} ${JSON.stringify(input)}`;
  walk.trail.push(`${walk.today()} ${what} -> ${isDone ? 'done' : codes.join()}`);
  // An error that is none of the caller's making is a bug.
  expectAsModelled(walk, { isDone, expected, isBug: codes.includes('INTERNAL_SERVER_ERROR') });
  if (isDone && payload !== null) {
    await attempt.done(payload, caller);
  }
  return { isDone };
}

interface Outcome {
  readonly isDone: boolean;
  readonly expected: boolean | null;
  readonly isBug: boolean;
}

function expectAsModelled({ trail }: Walk, { isDone, expected, isBug }: Outcome): void {
  if (isBug || (expected !== null && isDone !== expected)) {
    const verdict = isDone ? 'Done, and ought to be refused' : 'Refused, and ought not to be so';
    throw new Error(`${verdict}:\n${trail.slice(-25).join('\n')}`);
  }
}

interface Sending {
  readonly attempt: Attempt;
  readonly input: Attempt['input'];
  readonly caller: Caller;
}

async function send(
  { running }: Walk,
  { attempt: { mutation, payload: asked }, input, caller }: Sending,
): Promise<{ readonly payload: Payload | null; readonly codes: readonly string[] }> {
  const [field = '', type] = mutation.split(': ');
  const selection = `{ ${asked} userErrors { code } }`;
  const { data, errors } = await (type === undefined
    ? running.ask(`mutation { answer: ${field} ${selection} }`, {}, caller)
    : running.ask(
        `mutation ($input: ${type}!) { answer: ${field}(input: $input) ${selection} }`,
        { input },
        caller,
      ));
  const payload = (data?.['answer'] ?? null) as Payload | null;
  const refusals = payload?.userErrors ?? [];
  return { payload, codes: [...refusals, ...errors].map(({ code }) => String(code)) };
}

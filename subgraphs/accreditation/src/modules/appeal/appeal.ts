import { Refused } from '@apogee/shared/errors';
import type { Brand, FirmId, PersonId } from '@apogee/shared/ids';
import { appealRefusal } from './appeal-refusals';

export type AppealId = Brand<string, 'AppealId'>;

export const AppealState = {
  LODGED: 'LODGED',
  ADMISSIBLE: 'ADMISSIBLE',
  INADMISSIBLE: 'INADMISSIBLE',
  EXAMINED: 'EXAMINED',
  UPHELD: 'UPHELD',
  DISMISSED: 'DISMISSED',
} as const;
export type AppealState = (typeof AppealState)[keyof typeof AppealState];

export const Opinion = { UPHOLD: 'UPHOLD', DISMISS: 'DISMISS' } as const;
export type Opinion = (typeof Opinion)[keyof typeof Opinion];

export interface PanelMember {
  readonly personId: PersonId;
  /** Null until it is given. */
  readonly opinion: Opinion | null;
}

/** What a firm says against a decision that was taken against it, and what became of it. */
export interface Appeal {
  readonly id: AppealId;
  /** The ledger's record of the decision. */
  readonly againstSeq: number;
  readonly state: AppealState;
  readonly appellantId: FirmId;
  readonly lodgedAt: Date;
  /** The subject of a token. */
  readonly lodgedBy: string;
  readonly grounds: string;
  /** Why it is admissible or not; null until the secretariat has said so. */
  readonly admissibilityReason: string | null;
  /** What the panel found; null until it has decided. */
  readonly findings: string | null;
  /** The ledger's record of the panel's decision. */
  readonly outcomeSeq: number | null;
  readonly version: number;
  readonly panel: readonly PanelMember[];
}

/** Where an appeal may go from each state. A state without successors is final. */
const NEXT: Readonly<Record<AppealState, readonly AppealState[]>> = {
  LODGED: ['ADMISSIBLE', 'INADMISSIBLE'],
  ADMISSIBLE: ['EXAMINED'],
  INADMISSIBLE: [],
  EXAMINED: ['UPHELD', 'DISMISSED'],
  UPHELD: [],
  DISMISSED: [],
};

/** The secretariat finds an appeal admissible and names its panel, or finds that it is not. */
export function ruledOn(
  appeal: Appeal,
  { reason, panelIds }: { readonly reason: string; readonly panelIds: readonly PersonId[] | null },
): Appeal {
  const state = panelIds === null ? AppealState.INADMISSIBLE : AppealState.ADMISSIBLE;
  const panel = (panelIds ?? []).map((personId) => ({ personId, opinion: null }));
  return { ...movedTo(appeal, state), admissibilityReason: reason, panel };
}

/** A member of the panel gives an opinion, once. The last one completes the examination. */
export function withOpinion(appeal: Appeal, personId: PersonId, opinion: Opinion): Appeal {
  const member = appeal.panel.find((one) => one.personId === personId);
  if (member === undefined) {
    throw new Refused([appealRefusal('NOT_ON_PANEL')]);
  }
  if (member.opinion !== null) {
    throw new Refused([appealRefusal('OPINION_ALREADY_GIVEN')]);
  }
  assertCanBecome(appeal, AppealState.EXAMINED);
  const panel = appeal.panel.map((one) => (one === member ? { ...one, opinion } : one));
  const given = { ...appeal, panel, version: appeal.version + 1 };
  return panel.every((one) => one.opinion !== null)
    ? { ...given, state: AppealState.EXAMINED }
    : given;
}

/** What the panel's opinions amount to. An appeal is upheld by more than half of the panel; a tie upholds nothing. */
export function verdictOf(panel: readonly PanelMember[]): 'UPHELD' | 'DISMISSED' {
  const upholding = panel.filter(({ opinion }) => opinion === Opinion.UPHOLD).length;
  return upholding * 2 > panel.length ? 'UPHELD' : 'DISMISSED';
}

/** The panel decides as its opinions amount to. */
export function decided(
  appeal: Appeal,
  { findings, outcomeSeq }: { readonly findings: string; readonly outcomeSeq: number },
): Appeal {
  return { ...movedTo(appeal, verdictOf(appeal.panel)), findings, outcomeSeq };
}

export function assertCanBecome({ state }: Appeal, to: AppealState): void {
  if (!NEXT[state].includes(to)) {
    throw new Refused([appealRefusal('APPEAL_STATE', { values: { from: state, to } })]);
  }
}

function movedTo(appeal: Appeal, state: AppealState): Appeal {
  assertCanBecome(appeal, state);
  return { ...appeal, state, version: appeal.version + 1 };
}

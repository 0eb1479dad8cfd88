import type { StatedFigure } from '../../measures/stated-figure';
import { type Requirement, requiredText } from './requirement';
import { actualText, type ConstraintVerdict, verdictOf } from './verdict';

/** Three groups, in the order in which a buyer reads them. */
export const MatchGroup = {
  MEETS_ALL: 'MEETS_ALL',
  COULD_FIT_DATA_MISSING: 'COULD_FIT_DATA_MISSING',
  FAILS_A_CONSTRAINT: 'FAILS_A_CONSTRAINT',
} as const;
export type MatchGroup = (typeof MatchGroup)[keyof typeof MatchGroup];

const GROUPS = Object.values(MatchGroup);

/** Where what a verdict rests on is recorded. */
export const CheckBasis = {
  SPECIFICATION: 'SPECIFICATION',
  DECLARATION: 'DECLARATION',
  ACCREDITATION: 'ACCREDITATION',
} as const;
export type CheckBasis = (typeof CheckBasis)[keyof typeof CheckBasis];

/** A product as far as a requirement looks at it. */
export interface Candidate {
  readonly id: string;
  readonly sortName: string;
  readonly trl: number | null;
  readonly labelled: boolean;
  /** Empty when nothing was declared. */
  readonly exportControl: readonly string[];
  readonly itarFree: boolean | null;
  readonly leadTimeMonths: number | null;
  /** Where the record itself was read. */
  readonly sourceId: string | null;
  readonly figures: readonly StatedFigure[];
}

export interface ConstraintCheck {
  readonly parameter: string;
  readonly mandatory: boolean;
  readonly verdict: ConstraintVerdict;
  readonly required: string;
  readonly actual: string | null;
  readonly basis: CheckBasis;
  readonly sourceId: string | null;
}

export interface Match {
  readonly productId: string;
  readonly sortName: string;
  readonly group: MatchGroup;
  /** 0 to 1: the share of what is required that is met, what is not known counting half, what is mandatory twice. */
  readonly score: number;
  readonly checks: readonly ConstraintCheck[];
}

export function matchOf(requirement: Requirement, candidate: Candidate): Match {
  const checks = [...recordChecks(requirement, candidate), ...figureChecks(requirement, candidate)];
  const { id: productId, sortName } = candidate;
  return { productId, sortName, group: groupOf(checks), score: scoreOf(checks), checks };
}

/** Best first; the id makes the order total. */
export function compareMatches(left: Match, right: Match): number {
  return compareKeys(keyOfMatch(left), keyOfMatch(right));
}

export type MatchKey = readonly [group: number, score: number, sortName: string, id: string];

export function keyOfMatch({ group, score, sortName, productId }: Match): MatchKey {
  return [GROUPS.indexOf(group), -score, sortName, productId];
}

export function compareKeys(left: MatchKey, right: MatchKey): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other !== undefined && part !== other) {
      return part < other ? -1 : 1;
    }
  }
  return 0;
}

function groupOf(checks: readonly ConstraintCheck[]): MatchGroup {
  const verdicts = new Set(
    checks.filter(({ mandatory }) => mandatory).map(({ verdict }) => verdict),
  );
  if (verdicts.has('NOT_MET')) {
    return 'FAILS_A_CONSTRAINT';
  }
  return verdicts.has('UNKNOWN') ? 'COULD_FIT_DATA_MISSING' : 'MEETS_ALL';
}

const MANDATORY_WEIGHT = 2;
const WORTH: Readonly<Record<ConstraintVerdict, number>> = { MET: 1, UNKNOWN: 0.5, NOT_MET: 0 };

function scoreOf(checks: readonly ConstraintCheck[]): number {
  const weightOf = ({ mandatory }: ConstraintCheck): number => (mandatory ? MANDATORY_WEIGHT : 1);
  const all = checks.reduce((sum, check) => sum + weightOf(check), 0);
  const met = checks.reduce((sum, check) => sum + weightOf(check) * WORTH[check.verdict], 0);
  return all === 0 ? 1 : met / all;
}

function figureChecks({ constraints }: Requirement, { figures }: Candidate): ConstraintCheck[] {
  return constraints.map((constraint) => {
    const { parameter, mandatory } = constraint;
    const stated = figures.filter((figure) => figure.parameter === parameter);
    return {
      parameter,
      mandatory,
      verdict: verdictOf(constraint, stated),
      required: requiredText(constraint),
      actual: actualText(constraint, stated),
      basis: 'SPECIFICATION',
      sourceId: stated[0]?.sourceId ?? null,
    };
  });
}

/** What is known of one fact, null when nothing is, and whether that is what is wanted. */
interface Fact {
  readonly parameter: string;
  readonly required: string;
  readonly actual: string | null;
  readonly met: boolean;
  readonly basis: CheckBasis;
}

function recordChecks(requirement: Requirement, candidate: Candidate): ConstraintCheck[] {
  return factsOf(requirement, candidate).map(({ parameter, required, actual, met, basis }) => ({
    parameter,
    mandatory: true,
    verdict: verdictOnFact(actual, met),
    required,
    actual,
    basis,
    sourceId: basis === 'DECLARATION' && actual !== null ? candidate.sourceId : null,
  }));
}

function verdictOnFact(actual: string | null, met: boolean): ConstraintVerdict {
  if (actual === null) {
    return 'UNKNOWN';
  }
  return met ? 'MET' : 'NOT_MET';
}

function factsOf(wanted: Requirement, product: Candidate): Fact[] {
  return [
    wanted.minTrl === null ? [] : [trlFact(wanted.minTrl, product)],
    wanted.labelledOnly ? [labelFact(product)] : [],
    wanted.excludeExportControl === null ? [] : [exportFact(wanted.excludeExportControl, product)],
    wanted.itarFree === null ? [] : [itarFact(wanted.itarFree, product)],
    wanted.maxLeadTimeMonths === null ? [] : [leadTimeFact(wanted.maxLeadTimeMonths, product)],
  ].flat();
}

function trlFact(least: number, { trl }: Candidate): Fact {
  return {
    parameter: 'trl',
    required: `≥ ${least}`,
    actual: trl === null ? null : String(trl),
    met: trl !== null && trl >= least,
    basis: 'ACCREDITATION',
  };
}

/** The register of labels is complete: a product without a label there has none. */
function labelFact({ labelled }: Candidate): Fact {
  return {
    parameter: 'label',
    required: 'ACTIVE',
    actual: labelled ? 'ACTIVE' : 'NONE',
    met: labelled,
    basis: 'ACCREDITATION',
  };
}

function exportFact(excluded: readonly string[], { exportControl }: Candidate): Fact {
  return {
    parameter: 'exportControl',
    required: `not ${excluded.join(', ')}`,
    actual: exportControl.length === 0 ? null : exportControl.join(', '),
    met: !exportControl.some((regime) => excluded.includes(regime)),
    basis: 'DECLARATION',
  };
}

function itarFact(wanted: boolean, { itarFree }: Candidate): Fact {
  return {
    parameter: 'itarFree',
    required: String(wanted),
    actual: itarFree === null ? null : String(itarFree),
    met: itarFree === wanted,
    basis: 'DECLARATION',
  };
}

function leadTimeFact(most: number, { leadTimeMonths }: Candidate): Fact {
  return {
    parameter: 'leadTimeMonths',
    required: `≤ ${most} month`,
    actual: leadTimeMonths === null ? null : `${leadTimeMonths} month`,
    met: leadTimeMonths !== null && leadTimeMonths <= most,
    basis: 'DECLARATION',
  };
}

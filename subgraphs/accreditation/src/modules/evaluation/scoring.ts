import type { Refusal } from '@apogee/shared/errors';
import type { CriterionScore } from './evaluation';
import { evaluationRefusal } from './evaluation-refusals';

/** A criterion of the scheme, as far as scores are checked against it. */
export interface ScoredCriterion {
  readonly code: string;
  readonly mandatory: boolean;
  readonly maxScore: number | null;
}

/** What scores may speak of: the criteria asked of the subject, and the evidence of its assessment. */
export interface ScoringRules {
  readonly criteria: readonly ScoredCriterion[];
  readonly evidenceIds: ReadonlySet<string>;
}

/** Why scores cannot be noted; each refusal names the score by its place. */
export function scoreRefusals(
  scores: readonly CriterionScore[],
  { criteria, evidenceIds }: ScoringRules,
): readonly Refusal[] {
  const byCode = new Map(criteria.map((criterion) => [criterion.code, criterion]));
  return scores.flatMap((score, index) => {
    const code = score.criterionCode;
    const details = { path: ['input', 'scores', String(index)], values: { code } };
    const criterion = byCode.get(code);
    if (criterion === undefined) {
      return [evaluationRefusal('UNKNOWN_CRITERION', details)];
    }
    return [
      ...(scores.findIndex(({ criterionCode }) => criterionCode === code) === index
        ? []
        : [evaluationRefusal('CRITERION_TWICE', details)]),
      ...(fitsScale(score, criterion) ? [] : [evaluationRefusal('SCORE_OFF_SCALE', details)]),
      ...(score.evidenceIds.every((id) => evidenceIds.has(id))
        ? []
        : [evaluationRefusal('UNKNOWN_EVIDENCE', details)]),
    ];
  });
}

function fitsScale({ score }: CriterionScore, { maxScore }: ScoredCriterion): boolean {
  return maxScore === null ? score === null : score !== null && score >= 0 && score <= maxScore;
}

/** Why an evaluation cannot be signed: it must say something on each mandatory criterion, and conclude. */
export function signatureRefusals(
  evaluation: {
    readonly scores: readonly CriterionScore[];
    readonly conclusion: string | null;
    readonly recommendation: string | null;
  },
  criteria: readonly ScoredCriterion[],
): readonly Refusal[] {
  const judged = new Set(evaluation.scores.map(({ criterionCode }) => criterionCode));
  const open = criteria.filter(({ mandatory, code }) => mandatory && !judged.has(code));
  const concluded = evaluation.conclusion !== null && evaluation.recommendation !== null;
  return [
    ...(open.length === 0
      ? []
      : [
          evaluationRefusal('CRITERIA_OPEN', {
            values: { codes: open.map(({ code }) => code).join(', ') },
          }),
        ]),
    ...(concluded ? [] : [evaluationRefusal('CONCLUSION_MISSING')]),
  ];
}

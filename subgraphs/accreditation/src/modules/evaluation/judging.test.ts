import type { IsoDate } from '@apogee/shared/clock';
import type { PersonId } from '@apogee/shared/ids';
import fc from 'fast-check';
import { evaluationsFor, reviewFor } from './disclosure';
import type { CriterionScore } from './evaluation';
import { hasFourEyes, type Judgements } from './four-eyes';
import { evaluatorRefusals, keepsAway, reviewerRefusals, type Ties } from './impartiality';
import { scoreRefusals, signatureRefusals } from './scoring';

const SIGNED = new Date('2026-05-01T00:00:00Z');
const person = fc.constantFrom('a', 'b', 'c', 'd').map((id) => id as PersonId);
const signature = fc.option(fc.constant(SIGNED));

const judgements: fc.Arbitrary<Judgements> = fc.record({
  evaluations: fc.uniqueArray(
    fc.record({
      evaluatorId: person,
      directorateCode: fc.option(fc.constantFrom('X', 'Y')),
      signedAt: signature,
    }),
    { selector: ({ evaluatorId }) => evaluatorId, maxLength: 4 },
  ),
  review: fc.option(fc.record({ reviewerId: person, signedAt: signature })),
});

function isByAnother(review: Judgements['review'], eyes: ReadonlySet<string>): boolean {
  return review !== null && review.signedAt !== null && !eyes.has(review.reviewerId);
}

describe('four eyes', () => {
  it('invariant 18: two signed evaluations from two directorates, or one and a signed review by another', () => {
    fc.assert(
      fc.property(judgements, fc.integer({ min: 1, max: 4 }), (judged, mandatory) => {
        const { evaluations, review } = judged;
        const signed = evaluations.filter(({ signedAt }) => signedAt !== null);
        const eyes = new Set<string>(signed.map(({ evaluatorId }) => evaluatorId));
        const directorates = new Set(
          signed.flatMap(({ directorateCode }) =>
            directorateCode === null ? [] : [directorateCode],
          ),
        );
        const byTwo = eyes.size >= Math.max(2, mandatory) && directorates.size >= 2;
        const byReview = eyes.size > 0 && isByAnother(review, eyes);
        const allSigned = signed.length === evaluations.length;
        expect(hasFourEyes(judged, mandatory)).toBe(
          allSigned && (review === null ? byTwo : byReview),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('invariant 18: is there with two of two directorates, and with one and a review', () => {
    const [a, b, c] = ['a', 'b', 'c'] as PersonId[];
    const first = { evaluatorId: a as PersonId, directorateCode: 'X', signedAt: SIGNED };
    const second = { evaluatorId: b as PersonId, directorateCode: 'Y', signedAt: SIGNED };
    const review = { reviewerId: c as PersonId, signedAt: SIGNED };
    expect(hasFourEyes({ evaluations: [first, second], review: null }, 2)).toBe(true);
    expect(hasFourEyes({ evaluations: [first], review }, 2)).toBe(true);
    expect(hasFourEyes({ evaluations: [first], review: null }, 2)).toBe(false);
    expect(hasFourEyes({ evaluations: [], review }, 2)).toBe(false);
    const sameHouse = [first, { ...second, directorateCode: 'X' }];
    expect(hasFourEyes({ evaluations: sameHouse, review: null }, 2)).toBe(false);
  });
});

const day = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);
const interest = fc.record({
  ground: fc.constant('CONSULTANCY'),
  from: day,
  until: fc.option(day),
});
const ties: fc.Arbitrary<Ties> = fc.record({
  inOffice: fc.boolean(),
  evaluatedRounds: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
  evaluated: fc.boolean(),
  reviewed: fc.boolean(),
  couldVote: fc.boolean(),
  interests: fc.array(interest, { maxLength: 2 }),
});
const rules = fc.record({
  round: fc.integer({ min: 1, max: 3 }),
  today: day,
  coolingOffMonths: fc.integer({ min: 0, max: 36 }),
});

describe('impartiality', () => {
  it('invariant 17: whoever may be assigned in one part of a file has no other part in it', () => {
    fc.assert(
      fc.property(ties, rules, (tied, scheme) => {
        const { evaluated, reviewed, couldVote } = tied;
        const mayEvaluate = evaluatorRefusals(tied, scheme).length === 0;
        const mayReview = reviewerRefusals(tied, scheme).length === 0;
        expect(mayEvaluate && (reviewed || couldVote)).toBe(false);
        expect(mayReview && (evaluated || couldVote)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps away whoever has an interest in the firm, and for a time after it ended', () => {
    fc.assert(
      fc.property(ties, rules, (tied, scheme) => {
        const kept = tied.interests.some((one) => keepsAway(one, scheme));
        const codes = evaluatorRefusals(tied, scheme).map(({ code }) => code);
        expect(codes.includes('INTEREST_IN_FIRM')).toBe(kept);
      }),
    );
    const until = '2025-08-31' as IsoDate;
    const former = { ground: 'PAST_EMPLOYMENT', from: '2019-09-01' as IsoDate, until };
    const on = (today: string, coolingOffMonths: number): boolean =>
      keepsAway(former, { today: today as IsoDate, coolingOffMonths });
    expect(on('2019-08-31', 24)).toBe(false);
    expect(on('2025-08-31', 0)).toBe(true);
    expect(on('2025-09-01', 0)).toBe(false);
    expect(on('2027-08-30', 24)).toBe(true);
    expect(on('2027-08-31', 24)).toBe(false);
  });
});

const evaluation = fc.record({
  evaluatorId: person,
  round: fc.integer({ min: 1, max: 2 }),
  signedAt: signature,
});
const evaluations = fc.uniqueArray(evaluation, {
  selector: ({ evaluatorId, round }) => `${evaluatorId} ${round}`,
  maxLength: 6,
});

describe('disclosure', () => {
  it('invariant 32: tells a firm nothing of judgements before the decision, not even how many there are', () => {
    fc.assert(
      fc.property(evaluations, (all) => {
        const firm = { procedureWide: false, personId: null, decided: false };
        expect(evaluationsFor(all, firm)).toBeNull();
        const review = { reviewerId: 'a' as PersonId, round: 1, signedAt: SIGNED };
        expect(reviewFor(review, firm)).toBeNull();
        expect(evaluationsFor(all, { ...firm, decided: true })).toEqual(
          all.filter(({ signedAt }) => signedAt !== null),
        );
      }),
    );
  });

  it('shows an evaluator no colleague’s judgement of a round before he has signed his own', () => {
    fc.assert(
      fc.property(evaluations, person, fc.boolean(), (all, personId, decided) => {
        const seen = evaluationsFor(all, { procedureWide: false, personId, decided }) ?? [];
        const atWork = all.filter((one) => one.evaluatorId === personId && one.signedAt === null);
        for (const one of seen.filter(({ evaluatorId }) => evaluatorId !== personId)) {
          expect(one.signedAt).not.toBeNull();
          expect(atWork.map(({ round }) => round)).not.toContain(one.round);
        }
      }),
    );
  });

  it('hides nothing from secretariat and auditors', () => {
    fc.assert(
      fc.property(evaluations, (all) => {
        const auditor = { procedureWide: true, personId: null, decided: false };
        expect(evaluationsFor(all, auditor)).toEqual(all);
      }),
    );
  });
});

const criteria = [
  { code: 'A', mandatory: true, maxScore: 5 },
  { code: 'B', mandatory: false, maxScore: null },
];
const scored = (
  criterionCode: string,
  score: number | null,
  evidenceIds: readonly string[] = [],
): CriterionScore => ({
  criterionCode,
  score,
  passed: true,
  rationale: 'x',
  evidenceIds,
});
const refusalsOf = (...scores: readonly CriterionScore[]): readonly (string | undefined)[] =>
  scoreRefusals(scores, { criteria, evidenceIds: new Set(['evd-1']) }).map(
    ({ code, path }) => `${code} ${path?.join('.')}`,
  );

const codes = (scores: readonly CriterionScore[], conclusion: string | null): string[] =>
  signatureRefusals({ scores, conclusion, recommendation: 'GRANT' }, criteria).map(
    ({ code }) => code,
  );

describe('scores', () => {
  it('speak of criteria of the scheme, on their scale, once each, with evidence of the file', () => {
    expect(refusalsOf(scored('A', 5, ['evd-1']), scored('B', null))).toEqual([]);
    expect(refusalsOf(scored('Z', 1))).toEqual(['UNKNOWN_CRITERION input.scores.0']);
    expect(refusalsOf(scored('A', 6))).toEqual(['SCORE_OFF_SCALE input.scores.0']);
    expect(refusalsOf(scored('A', null))).toEqual(['SCORE_OFF_SCALE input.scores.0']);
    expect(refusalsOf(scored('B', 1))).toEqual(['SCORE_OFF_SCALE input.scores.0']);
    expect(refusalsOf(scored('A', 1), scored('A', 1))).toEqual(['CRITERION_TWICE input.scores.1']);
    expect(refusalsOf(scored('A', 1, ['evd-2']))).toEqual(['UNKNOWN_EVIDENCE input.scores.0']);
  });

  it('are to cover every mandatory criterion before they are signed, with a conclusion', () => {
    expect(codes([scored('A', 1)], 'x')).toEqual([]);
    expect(codes([scored('B', null)], 'x')).toEqual(['CRITERIA_OPEN']);
    expect(codes([], null)).toEqual(['CRITERIA_OPEN', 'CONCLUSION_MISSING']);
  });
});

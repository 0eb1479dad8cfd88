import fc from 'fast-check';
import {
  anyCase,
  anyEvidence,
  anyLevel,
  benign,
  completeCase,
  evidenceOf,
  orbit,
} from '../../testing/readiness-arbitraries';
import type { AssessmentCase } from './assessment-case';
import { isIntegrated, leastCriticalConstituent } from './composite';
import { isVerified } from './critical-function';
import { covers } from './environment';
import { type Evidence, EvidenceKind, isAccepted } from './evidence';
import { gapsTowards, supportedLevel } from './supported-level';
import { TRL_LEVELS } from './trl-scale';

const level = (assessment: AssessmentCase): number => supportedLevel(assessment) ?? 0;
const runs = { numRuns: 1_000 };

const accepted = (assessment: AssessmentCase): readonly Evidence[] =>
  assessment.evidence.filter(isAccepted);

/** The complete case with one kind of document left out or changed. */
function changed(kind: EvidenceKind, changes: Partial<Evidence> | null): AssessmentCase {
  const rest = completeCase.evidence.filter((item) => item.kind !== kind);
  return {
    ...completeCase,
    evidence: changes === null ? rest : [...rest, evidenceOf(kind, changes)],
  };
}

describe('the level that evidence supports', () => {
  it('comes out at every value from none to 9 in the cases tried here', () => {
    const seen = new Set(fc.sample(anyCase, { numRuns: 4_000, seed: 7 }).map(level));
    expect(seen).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });

  it('invariant 9: confirmed <= supported <= 9, as whatever is above supported has a gap', () => {
    fc.assert(
      fc.property(anyCase, anyLevel, (assessment, wanted) => {
        const supported = level(assessment);
        const hasGap = gapsTowards(assessment, wanted).length > 0;
        return supported <= 9 && (wanted <= supported || hasGap);
      }),
      runs,
    );
  });

  it('has no gap towards the supported level itself', () => {
    fc.assert(
      fc.property(anyCase, (assessment) => {
        const supported = supportedLevel(assessment);
        return supported === null || gapsTowards(assessment, supported).length === 0;
      }),
      runs,
    );
  });

  it('invariant 10: adding accepted evidence never lowers it', () => {
    const more = fc.constantFrom(...Object.values(EvidenceKind)).chain(anyEvidence);
    fc.assert(
      fc.property(anyCase, more, (assessment, item) => {
        const added = { ...item, verdict: 'ACCEPTED' as const };
        const evidence = [...assessment.evidence, added];
        return level({ ...assessment, evidence }) >= level(assessment);
      }),
      runs,
    );
  });

  it('invariant 10: rejecting evidence never raises it', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), (assessment, at) => {
        const evidence = assessment.evidence.map((item, index) =>
          index === at % assessment.evidence.length
            ? { ...item, verdict: 'REJECTED' as const }
            : item,
        );
        return level({ ...assessment, evidence }) <= level(assessment);
      }),
      runs,
    );
  });

  it('invariant 11: >= 5 needs an environment, >= 7 an operational one, >= 8 a flight model, 9 a report from orbit', () => {
    fc.assert(
      fc.property(anyCase, (assessment) => {
        const supported = level(assessment);
        const documents = accepted(assessment);
        const flown = documents.some(
          ({ kind, configurationTested }) =>
            kind === 'IN_ORBIT_REPORT' && configurationTested === assessment.configuration,
        );
        expect(supported < 5 || assessment.environment !== null).toBe(true);
        expect(supported < 7 || assessment.environment?.kind === 'OPERATIONAL').toBe(true);
        expect(supported < 8 || documents.some(({ model }) => ['FM', 'PFM'].includes(model))).toBe(
          true,
        );
        expect(supported < 9 || flown).toBe(true);
      }),
      runs,
    );
  });

  it('invariant 12: 6 and above need every critical function verified', () => {
    fc.assert(
      fc.property(anyCase, (assessment) => {
        const { criticalFunctions } = assessment;
        const verified = criticalFunctions.every((target) => isVerified(target, assessment));
        return level(assessment) < 6 || (criticalFunctions.length > 0 && verified);
      }),
      runs,
    );
  });

  it('invariant 13: in an environment that no evidence covers it is at most 5', () => {
    fc.assert(
      fc.property(anyCase, (assessment) => {
        const moved = { ...assessment, environment: orbit };
        const covered = moved.evidence.some(
          ({ environment }) => environment !== null && covers(environment, orbit),
        );
        return covered || level(moved) <= 5;
      }),
      runs,
    );
    const moved = { ...completeCase, evidence: completeCase.evidence.map(inBenign) };
    expect(supportedLevel(moved)).toBe(5);
  });

  it('invariant 14: a composite is at most its least critical constituent, and lower while not integrated', () => {
    fc.assert(
      fc.property(anyCase, (assessment) => {
        const least = leastCriticalConstituent(assessment.scale, assessment.constituents);
        if (least === null) {
          return true;
        }
        const limit = isIntegrated(assessment.evidence) ? least : least - 1;
        return level(assessment) <= Math.max(limit, 0);
      }),
      runs,
    );
  });

  it.each([
    ['IN_ORBIT_REPORT', null, 8],
    ['IN_ORBIT_REPORT', { configurationTested: 'issue 2' }, 8],
    ['IN_ORBIT_REPORT', { environment: benign }, 8],
    ['FLIGHT_READINESS', null, 7],
    ['ACCEPTANCE_REVIEW', { model: 'QM' }, 7],
    ['QUALIFICATION_REVIEW', null, 6],
    ['QUALIFICATION_REVIEW', { verdict: 'PENDING' }, 6],
    ['TEST_REPORT', { environmentKind: 'RELEVANT' }, 6],
    ['TEST_REPORT', { model: 'EM' }, 6],
    ['TEST_REPORT', { model: 'BREADBOARD' }, 5],
    ['TEST_REPORT', { representativeOf: null }, 5],
    ['TEST_REPORT', { environment: benign }, 5],
    ['TEST_REPORT', { environmentKind: 'LABORATORY' }, 4],
    ['TEST_REPORT', { agreesWithPrediction: false }, 3],
    ['TEST_REPORT', null, 2],
  ] as const)('falls when %s is %j, to %i', (kind, changes, expected) => {
    expect(supportedLevel(changed(kind, changes))).toBe(expected);
  });

  it('is none without evidence', () => {
    expect(supportedLevel({ ...completeCase, evidence: [] })).toBeNull();
  });

  it('lists what is missing, level by level, in both languages', () => {
    const { evidence } = changed('QUALIFICATION_REVIEW', null);
    const assessment = {
      ...completeCase,
      evidence: evidence.filter(({ kind }) => kind !== 'FLIGHT_READINESS'),
    };
    expect(gapsTowards(assessment, 9)).toEqual([
      {
        level: 7,
        missing: 'QUALIFICATION_REVIEW',
        detail: {
          fr: 'aucun document accepté de cette nature',
          en: 'no accepted document of this kind',
        },
      },
      {
        level: 8,
        missing: 'FLIGHT_READINESS',
        detail: {
          fr: 'aucun document accepté de cette nature sur un modèle de vol (FM, PFM)',
          en: 'no accepted document of this kind on a flight model (FM, PFM)',
        },
      },
    ]);
  });

  it('reads NASA level 7 as flown: a unit qualified and accepted on the ground passes from 6 to 8', () => {
    const nasa = { ...completeCase, scale: 'NASA_NPR_7123' as const };
    const without = (...kinds: readonly EvidenceKind[]): AssessmentCase => ({
      ...nasa,
      evidence: nasa.evidence.filter(({ kind }) => !kinds.includes(kind)),
    });
    expect(supportedLevel(nasa)).toBe(9);
    expect(supportedLevel(without('IN_ORBIT_REPORT'))).toBe(8);
    expect(supportedLevel(without('IN_ORBIT_REPORT', 'FLIGHT_READINESS'))).toBe(6);
    expect(supportedLevel(without('FLIGHT_READINESS'))).toBe(7);
  });

  it.each(TRL_LEVELS)('aimed at: level %i needs nothing more in the complete case', (wanted) => {
    expect(gapsTowards(completeCase, wanted)).toEqual([]);
  });
});

function inBenign(item: Evidence): Evidence {
  return { ...item, environment: benign };
}

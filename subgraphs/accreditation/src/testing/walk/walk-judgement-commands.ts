import { type Attempt, type Command, EVALUATORS, REVIEWERS, type Walk } from './procedure-walk';
import { type Change, change, onFiles } from './walk-file-change';
import type { Judgement, WalkFile } from './walk-model';

const CRITERIA = ['EXCELLENCE', 'EFFECTIVENESS', 'ECONOMIC_POTENTIAL'];

const judgedBy = (judgements: readonly Judgement[], person: string): boolean =>
  judgements.some((one) => one.person === person);

const assign = onFiles(7, (walk, file) =>
  EVALUATORS.map((person) =>
    change(file, {
      mutation: 'assignEvaluator: AssignEvaluatorInput',
      input: { personId: person, independence: 'AGENCY' },
      by: ['secretariat'],
      allowed:
        (file.state === 'ADMISSIBLE' || file.state === 'UNDER_EVALUATION') &&
        file.evaluations.filter(({ round }) => round === file.round).length < 3 &&
        !file.evaluations.some((one) => one.person === person && one.round === file.round) &&
        !judgedBy(file.reviews, person) &&
        !walk.hasVoted(person, file),
      done: async () => {
        file.state = 'UNDER_EVALUATION';
        const id = await newestEvaluation(walk, file, person);
        const { round } = file;
        file.evaluations.push({ id, person, round, version: 1, scored: false, signed: false });
      },
    }),
  ).filter(({ allowed }) => allowed === true || file.evaluations.length < 3),
);

async function newestEvaluation(walk: Walk, file: WalkFile, person: string): Promise<string> {
  const { data } = await walk.running.ask(
    'query ($id: ID!) { application(id: $id) { evaluations { id signedAt evaluator { id } } } }',
    { id: file.id },
    walk.callers.get('secretariat'),
  );
  const found = data?.['application'] as
    | { evaluations: { id: string; signedAt: string | null; evaluator: { id: string } }[] }
    | undefined;
  const mine = found?.evaluations.find(
    ({ evaluator, signedAt }) => evaluator.id === person && signedAt === null,
  );
  return mine?.id ?? '';
}

const release = onFiles(0.3, (_, file) =>
  file.evaluations.map((evaluation) =>
    change(file, {
      mutation: 'releaseEvaluator: ReleaseEvaluatorInput',
      input: { evaluationId: evaluation.id },
      by: ['secretariat'],
      allowed: file.state === 'UNDER_EVALUATION' && !evaluation.signed,
      done: () => {
        file.evaluations.splice(file.evaluations.indexOf(evaluation), 1);
      },
    }),
  ),
);

/** A change of an evaluation by whom it is of. */
function judge(evaluation: Judgement, rest: Change): Attempt {
  return {
    ...rest,
    payload: 'evaluation { version }',
    input: { ...rest.input, evaluationId: evaluation.id, expectedVersion: evaluation.version },
    versionIn: 'expectedVersion',
    done: async (payload) => {
      evaluation.version += 1;
      await rest.done?.(payload);
      expect(payload.evaluation).toEqual({ version: evaluation.version });
    },
  };
}

const evaluate = onFiles(10, (walk, file) =>
  file.evaluations.flatMap((evaluation) => {
    const isMine = file.state === 'UNDER_EVALUATION' && !evaluation.signed;
    const by = [`evaluator ${evaluation.person}`];
    return [
      judge(evaluation, {
        mutation: 'recordEvaluation: RecordEvaluationInput',
        input: {
          scores: CRITERIA.map((criterionCode) => ({
            criterionCode,
            score: 4,
            passed: true,
            rationale: 'Vu',
          })),
          conclusion: 'Favorable',
          recommendation: 'GRANT',
        },
        by,
        allowed: isMine,
        done: () => {
          evaluation.scored = true;
        },
      }),
      judge(evaluation, {
        mutation: 'signEvaluation: EvaluationChangeInput',
        input: {},
        by,
        allowed: isMine && evaluation.scored && !walk.hasVoted(evaluation.person, file),
        done: () => {
          evaluation.signed = true;
        },
      }),
    ];
  }),
);

const conclude = onFiles(6, (_, file) => {
  const inRound = file.evaluations.filter(({ round }) => round === file.round);
  return [
    change(file, {
      mutation: 'concludeEvaluation: ApplicationChangeInput',
      input: {},
      by: ['secretariat'],
      allowed:
        file.state === 'UNDER_EVALUATION' &&
        inRound.length > 0 &&
        inRound.every(({ signed }) => signed),
      done: () => {
        file.state = 'EVALUATED';
      },
    }),
  ];
});

const review = onFiles(2, (walk, file) => {
  const current = file.reviews.find(({ round }) => round === file.round);
  return [
    ...REVIEWERS.map((person) =>
      change(file, {
        mutation: 'assignReviewer: AssignReviewerInput',
        input: { personId: person },
        by: ['secretariat'],
        allowed:
          (file.state === 'EVALUATED' || file.state === 'UNDER_REVIEW') &&
          current?.signed !== true &&
          !judgedBy(file.evaluations, person) &&
          !walk.hasVoted(person, file),
        done: () => {
          file.state = 'UNDER_REVIEW';
          const version = (current?.version ?? 0) + 1;
          if (current !== undefined) {
            file.reviews.splice(file.reviews.indexOf(current), 1);
          }
          const { round } = file;
          file.reviews.push({ id: '', person, round, version, scored: true, signed: false });
        },
      }),
    ),
    ...(current === undefined ? [] : [signReview(walk, file, current)]),
  ];
});

/** It names the version of the review, and moves the file's as well. */
function signReview(walk: Walk, file: WalkFile, current: Judgement): Attempt {
  const signature = change(file, {
    mutation: 'signReview: SignReviewInput',
    input: { recommendation: 'GRANT', rationale: 'Vu' },
    by: [`reviewer ${current.person}`],
    allowed:
      file.state === 'UNDER_REVIEW' && !current.signed && !walk.hasVoted(current.person, file),
    done: () => {
      current.signed = true;
      current.version += 1;
    },
  });
  return { ...signature, input: { ...signature.input, expectedVersion: current.version } };
}

export const JUDGEMENT_COMMANDS: readonly Command[] = [assign, release, evaluate, conclude, review];

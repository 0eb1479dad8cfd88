import {
  type Attempt,
  type Command,
  DIRECTORATES,
  EVALUATORS,
  type Payload,
  REVIEWERS,
  type Walk,
} from './procedure-walk';
import {
  after,
  chainOf,
  fitsLabels,
  inTime,
  isOpen,
  isRunningOn,
  type Judgement,
  RULES,
  type WalkFile,
} from './walk-model';

const APPLICATION = 'application { id state version round dueBy }';
const REQUIRED = ['PRESENTATION', 'ATTESTATIONS'];
const CRITERIA = ['EXCELLENCE', 'EFFECTIVENESS', 'ECONOMIC_POTENTIAL'];
const REASON = { fr: 'Motif', en: null };

type Change = Pick<Attempt, 'mutation' | 'input' | 'by' | 'allowed'> & {
  readonly done?: (payload: Payload) => Promise<void> | void;
};

/** A change of a file, which is then one version on. */
function change(file: WalkFile, { done, input, ...rest }: Change): Attempt {
  return {
    ...rest,
    payload: APPLICATION,
    input: { ...input, applicationId: file.id, expectedVersion: file.version },
    versionIn: 'expectedVersion',
    done: async (payload) => {
      file.version += 1;
      await done?.(payload);
      expectFile(payload.application, file);
    },
  };
}

export function expectFile(
  answered: unknown,
  { id, state, version, round, dueBy }: WalkFile,
): void {
  expect(answered).toEqual({ id, state, version, round, dueBy });
}

const isCompiled = ({ state }: WalkFile): boolean => state === 'DRAFT' || state === 'INCOMPLETE';
const isComplete = ({ documents }: WalkFile): boolean =>
  REQUIRED.every((code) => documents.has(code));

function onFiles(weight: number, attempt: (walk: Walk, file: WalkFile) => Attempt[]): Command {
  return { weight, attempts: (walk) => walk.files.flatMap((file) => attempt(walk, file)) };
}

const draft: Command = {
  weight: 6,
  attempts: (walk, dice) =>
    walk.subjects.map(({ id, firm }) => {
      const running = walk.labels.find(
        (label) => label.subject === id && isRunningOn(label, walk.today()),
      );
      const kind =
        running === undefined ? 'INITIAL' : dice.pick(['RENEWAL', 'SCOPE_CHANGE'] as const);
      const label = running?.number ?? null;
      return {
        mutation: 'draftApplication: DraftApplicationInput',
        payload: APPLICATION,
        input: {
          kind,
          applicantId: firm,
          subjectId: id,
          labelNumber: label,
          scope: { fr: `Périmètre ${walk.unique()}` },
        },
        by: [firm],
        allowed: walk.openFileOf(id) === null,
        done: ({ application }) => {
          const file: WalkFile = {
            id: application.id,
            firm,
            subject: id,
            kind,
            label,
            reopens: null,
            state: 'DRAFT',
            version: 1,
            round: 1,
            dueBy: null,
            documents: new Set(),
            isDeclared: false,
            isAccepted: false,
            references: 0,
            acceptedReferences: new Set(),
            evaluations: [],
            reviews: [],
          };
          walk.files.push(file);
          expectFile(application, file);
        },
      };
    }),
};

const compile = onFiles(7, (walk, file) => {
  const mayAdd = (isCompiled(file) || file.state === 'DEFERRED') && inTime(file, walk.today());
  const mayDeclare = isCompiled(file) && inTime(file, walk.today());
  const missing = REQUIRED.find((code) => !file.documents.has(code)) ?? 'PRESENTATION';
  return [
    ...[missing, 'TECHNICAL_FILE'].map((requirementCode) =>
      change(file, {
        mutation: 'addApplicationDocument: AddDocumentInput',
        input: {
          requirementCode,
          title: 'Pièce',
          sha256: walk.unique().toString(16).padStart(64, '0'),
        },
        by: [file.firm],
        allowed: mayAdd && requirementCode === missing,
        done: () => {
          file.documents.add(requirementCode);
        },
      }),
    ),
    change(file, {
      mutation: 'declareSmeStatus: DeclareSmeStatusInput',
      input: {
        category: 'SMALL',
        linkage: 'AUTONOMOUS',
        accountingYears: [2024, 2025],
        headcountAwu: 12,
        turnoverEur: 1_000_000,
      },
      by: [file.firm],
      allowed: mayDeclare,
      done: () => {
        file.isDeclared = true;
        file.isAccepted = false;
      },
    }),
    change(file, {
      mutation: 'addApplicationReference: AddReferenceInput',
      input: { mission: 'Mission', operator: 'Opérateur' },
      by: [file.firm],
      allowed: mayAdd,
      done: () => {
        file.references += 1;
      },
    }),
    change(file, {
      mutation: 'reviseApplicationScope: ReviseScopeInput',
      input: { scope: { fr: `Périmètre ${walk.unique()}` } },
      by: [file.firm],
      allowed: mayDeclare,
    }),
  ];
});

const submit = onFiles(14, (walk, file) => [
  change(file, {
    mutation: 'submitApplication: ApplicationChangeInput',
    input: {},
    by: [file.firm],
    allowed:
      isCompiled(file) &&
      inTime(file, walk.today()) &&
      isComplete(file) &&
      file.isDeclared &&
      fitsLabels(file, walk.labels, walk.today()),
    done: () => {
      file.state = 'SUBMITTED';
      file.dueBy = null;
    },
  }),
]);

const withdraw = onFiles(0.1, (_, file) => [
  change(file, {
    mutation: 'withdrawApplication: WithdrawApplicationInput',
    input: {},
    by: [file.firm],
    allowed: isOpen(file),
    done: () => {
      file.state = 'WITHDRAWN';
      file.dueBy = null;
    },
  }),
]);

const examine = onFiles(6, (walk, file) => {
  const isThere = file.state === 'SUBMITTED';
  const ordinal = [1, 2, 3].find((one) => !file.acceptedReferences.has(one)) ?? 1;
  return [
    change(file, {
      mutation: 'acceptSmeDeclaration: AcceptSmeDeclarationInput',
      input: {},
      by: ['secretariat'],
      allowed: isThere && file.isDeclared,
      done: () => {
        file.isAccepted = true;
      },
    }),
    change(file, {
      mutation: 'acceptApplicationReference: AcceptReferenceInput',
      input: { ordinal },
      by: ['secretariat'],
      allowed: isThere && ordinal <= file.references,
      done: () => {
        file.acceptedReferences.add(ordinal);
      },
    }),
    change(file, {
      mutation: 'admitApplication: ApplicationChangeInput',
      input: {},
      by: ['secretariat'],
      allowed: mayAdmit(walk, file),
      done: () => {
        file.state = 'ADMISSIBLE';
      },
    }),
  ];
});

/** Whether a renewal was in time, is judged by the day on which it was filed: the model does not keep it. */
function mayAdmit(walk: Walk, file: WalkFile): boolean | null {
  const isReady =
    file.state === 'SUBMITTED' &&
    file.isAccepted &&
    file.acceptedReferences.size >= RULES.minimumReferences;
  return isReady && file.kind === 'RENEWAL'
    ? null
    : isReady && fitsLabels(file, walk.labels, walk.today());
}

const sendBack = onFiles(0.5, (walk, file) => [
  change(file, {
    mutation: 'returnApplication: ReasonedChangeInput',
    input: { reason: REASON },
    by: ['secretariat'],
    allowed: file.state === 'SUBMITTED',
    done: () => {
      file.state = 'INCOMPLETE';
      file.dueBy = after(walk.today(), RULES.completionDays);
    },
  }),
]);

const dismiss = onFiles(0.1, (_, file) => [
  change(file, {
    mutation: 'declareApplicationInadmissible: ReasonedChangeInput',
    input: { reason: REASON },
    by: ['secretariat'],
    allowed: file.state === 'SUBMITTED',
    done: () => {
      file.state = 'INADMISSIBLE';
    },
  }),
]);

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

const resume = onFiles(1, (walk, file) => [
  change(file, {
    mutation: 'resumeEvaluation: ReasonedChangeInput',
    input: { reason: REASON },
    by: ['secretariat'],
    allowed: file.state === 'DEFERRED' && inTime(file, walk.today()),
    done: () => {
      file.state = 'UNDER_EVALUATION';
      file.round += 1;
      file.dueBy = null;
    },
  }),
]);

const lapse: Command = {
  weight: 1,
  attempts: (walk) => [
    {
      mutation: 'lapseOverdueApplications',
      payload: 'lapsed',
      input: {},
      by: ['service'],
      allowed: true,
      done: () => {
        for (const file of walk.files.filter((one) => !inTime(one, walk.today()))) {
          file.state = 'LAPSED';
          file.version += 1;
          file.dueBy = null;
        }
      },
    },
  ],
};

export const FILE_COMMANDS: readonly Command[] = [
  draft,
  compile,
  submit,
  withdraw,
  examine,
  sendBack,
  dismiss,
  assign,
  release,
  evaluate,
  conclude,
  review,
  resume,
  lapse,
];

/** Of which file an appeal made a new version. */
export function reopened(id: string, refused: WalkFile): WalkFile {
  return {
    ...refused,
    id,
    reopens: refused,
    state: 'SCHEDULED',
    version: 1,
    dueBy: null,
    evaluations: [],
    reviews: [],
  };
}

/** References of the file as it was compiled, which a reopened one rests on. */
export const acceptedReferencesOf = (file: WalkFile): number =>
  chainOf(file).at(-1)?.acceptedReferences.size ?? 0;

export const directorateOf = (person: string): string => DIRECTORATES[person] ?? '';

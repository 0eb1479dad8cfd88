import { type Command, DIRECTORATES, type Walk } from './procedure-walk';
import { APPLICATION, change, expectFile, onFiles } from './walk-file-change';
import { JUDGEMENT_COMMANDS } from './walk-judgement-commands';
import {
  after,
  chainOf,
  fitsLabels,
  inTime,
  isOpen,
  isRunningOn,
  RULES,
  type WalkFile,
} from './walk-model';

const REQUIRED = ['PRESENTATION', 'ATTESTATIONS'];
const REASON = { fr: 'Motif', en: null };

const isCompiled = ({ state }: WalkFile): boolean => state === 'DRAFT' || state === 'INCOMPLETE';
const isComplete = ({ documents }: WalkFile): boolean =>
  REQUIRED.every((code) => documents.has(code));

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
  ...JUDGEMENT_COMMANDS,
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

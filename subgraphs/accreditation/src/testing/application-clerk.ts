import type { Caller } from '@apogee/shared/identity';
import type { RunningAccreditation } from './accreditation';
import { callerAs } from './callers';

/** What a mutation of a file answers. */
export interface ClerkAnswer {
  readonly id: string | null;
  readonly state: string | null;
  readonly version: number | null;
  /** Codes of its user errors. */
  readonly refused: readonly string[];
  /** Codes of errors of the operation itself. */
  readonly errors: readonly unknown[];
}

export const SECRETARY = callerAs('SECRETARIAT', { person: 'per-demo-secretary' });
export const AUDITOR = callerAs('AUDITOR', { person: 'auditor' });
export const SERVICE = callerAs('SERVICE', { person: 'service' });

export const firm = (id: string): Caller => callerAs('FIRM_REPRESENTATIVE', { firms: [id] });
export const evaluator = (id: string): Caller => callerAs('EVALUATOR', { person: id });
export const reviewer = (id: string): Caller => callerAs('REVIEWER', { person: id });

/** Sends a file through the procedure over GraphQL, as clients do. */
export class ApplicationClerk {
  constructor(private readonly running: Pick<RunningAccreditation, 'ask'>) {}

  /** A mutation that answers with a file. `input` is sent as it is. */
  async change(mutation: string, input: object, caller: Caller): Promise<ClerkAnswer> {
    const inputType = `${INPUT_TYPES[mutation] ?? 'ApplicationChangeInput'}!`;
    const { data, errors } = await this.running.ask(
      `mutation ($input: ${inputType}) {
        answer: ${mutation}(input: $input) { application { id state version } userErrors { code } }
      }`,
      { input },
      caller,
    );
    const { application = null, userErrors = [] } = (data?.['answer'] ?? {}) as Partial<Payload>;
    return {
      ...(application ?? { id: null, state: null, version: null }),
      refused: userErrors.map(({ code }) => code),
      errors: errors.map(({ code }) => code),
    };
  }

  /** The same, for a file in whatever version it has now. */
  // oxlint-disable-next-line max-params -- so that a test reads as a list of steps
  async step(id: string, mutation: string, rest: object, caller: Caller): Promise<ClerkAnswer> {
    const found = await this.look(id);
    const input = { applicationId: id, expectedVersion: found?.version ?? 1, ...rest };
    return this.change(mutation, input, caller);
  }

  /** A file as the secretariat sees it. */
  async look(id: string): Promise<Looked> {
    const { data } = await this.running.ask(
      `query ($id: ID!) { application(id: $id) {
        id state version round dueBy schemeVersion submittedAt assessment { id }
        evaluations { id version signedAt evaluator { id } }
        review { version signedAt reviewer { id } }
        history { ordinal from to }
      } }`,
      { id },
      SECRETARY,
    );
    return data?.['application'] as Looked;
  }

  /** Begins a file and puts in all that the demonstration scheme asks for. */
  async compile(draft: {
    applicantId: string;
    subjectId: string;
    documents: readonly string[];
  }): Promise<string> {
    const { applicantId, subjectId, documents } = draft;
    const caller = firm(applicantId);
    const input = { kind: 'INITIAL', applicantId, subjectId, scope: { fr: 'Périmètre' } };
    const begun = await this.change('draftApplication', input, caller);
    const id = begun.id ?? `refused: ${begun.refused.join(', ')}`;
    for (const requirementCode of documents) {
      const sha256 = documents.indexOf(requirementCode).toString(16).padStart(64, '0');
      const document = { requirementCode, title: 'Pièce', sha256 };
      await this.step(id, 'addApplicationDocument', document, caller);
    }
    await this.step(id, 'declareSmeStatus', DECLARATION, caller);
    return id;
  }

  /** Scores every mandatory criterion of an evaluation and signs it. */
  async sign(
    id: string,
    personId: string,
    criteria: readonly string[],
  ): Promise<readonly string[]> {
    const { evaluations } = await this.look(id);
    const own = evaluations.find(
      ({ evaluator: { id: who }, signedAt }) => who === personId && signedAt === null,
    );
    const scores = criteria.map((criterionCode) => ({
      criterionCode,
      score: criterionCode === 'CONFIGURATION_CONTROL' ? null : 4,
      passed: true,
      rationale: 'Vu.',
    }));
    const recorded = await this.judge('recordEvaluation', evaluator(personId), {
      evaluationId: own?.id ?? 'none',
      expectedVersion: own?.version ?? 1,
      scores,
      conclusion: 'Favorable.',
      recommendation: 'GRANT',
    });
    const signed = await this.judge('signEvaluation', evaluator(personId), {
      evaluationId: own?.id ?? 'none',
      expectedVersion: (own?.version ?? 0) + 1,
    });
    return [...recorded, ...signed];
  }

  /** A mutation of an evaluation; the codes of its refusals. */
  async judge(mutation: string, caller: Caller, input: object): Promise<readonly string[]> {
    const inputType =
      mutation === 'recordEvaluation' ? 'RecordEvaluationInput' : 'EvaluationChangeInput';
    const { data, errors } = await this.running.ask(
      `mutation ($input: ${inputType}!) { answer: ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
      caller,
    );
    const answer = (data?.['answer'] ?? null) as Payload | null;
    return [
      ...(answer?.userErrors.map(({ code }) => code) ?? []),
      ...errors.map(({ code }) => String(code)),
    ];
  }
}

export const DECLARATION = {
  category: 'SMALL',
  linkage: 'AUTONOMOUS',
  accountingYears: [2024, 2025],
  headcountAwu: 12.5,
  turnoverEur: 1_500_000,
};

export const PRODUCT_DOCUMENTS = ['PRESENTATION', 'TECHNICAL_FILE', 'QUALITY_PLAN'];
export const PRODUCT_CRITERIA = [
  'EXCELLENCE',
  'EFFECTIVENESS',
  'ECONOMIC_POTENTIAL',
  'CONFIGURATION_CONTROL',
];

interface Payload {
  readonly application: { id: string; state: string; version: number } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

interface Looked {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly round: number;
  readonly dueBy: string | null;
  readonly schemeVersion: string | null;
  readonly submittedAt: string | null;
  readonly assessment: { readonly id: string } | null;
  readonly evaluations: readonly {
    readonly id: string;
    readonly version: number;
    readonly signedAt: string | null;
    readonly evaluator: { readonly id: string };
  }[];
  readonly review: { readonly version: number; readonly signedAt: string | null } | null;
  readonly history: readonly { ordinal: number; from: string | null; to: string }[];
}

const INPUT_TYPES: Readonly<Record<string, string>> = {
  draftApplication: 'DraftApplicationInput',
  reviseApplicationScope: 'ReviseScopeInput',
  declareSmeStatus: 'DeclareSmeStatusInput',
  addApplicationDocument: 'AddDocumentInput',
  removeApplicationDocument: 'RemoveDocumentInput',
  addApplicationReference: 'AddReferenceInput',
  withdrawApplication: 'WithdrawApplicationInput',
  returnApplication: 'ReasonedChangeInput',
  declareApplicationInadmissible: 'ReasonedChangeInput',
  acceptSmeDeclaration: 'AcceptSmeDeclarationInput',
  acceptApplicationReference: 'AcceptReferenceInput',
  assignEvaluator: 'AssignEvaluatorInput',
  releaseEvaluator: 'ReleaseEvaluatorInput',
  assignReviewer: 'AssignReviewerInput',
  resumeEvaluation: 'ReasonedChangeInput',
  signReview: 'SignReviewInput',
};

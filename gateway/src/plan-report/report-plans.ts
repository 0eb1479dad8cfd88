import {
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestContextWillSendResponse,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import { refusal, refusalResponse } from '../admission';
import type { ExplainedOperation, RequestedOperation } from '../federation';
import {
  type AnswerContext,
  type FormatError,
  refuse,
  requestedOperation,
} from '../plugins/answer-operations';
import { coerceVariables } from '../plugins/coerce-variables';
import { describePlans } from './describe-plan';
import type { PlanDocument } from './plan-document';

/** A client that sends this header is told the plan: `report` beside the answer, `only` without running anything. */
export const PLAN_HEADER = 'graphql-query-plan';

const FORBIDDEN_STATUS = 403;

export interface PlanReportSettings {
  readonly explain: (requested: RequestedOperation) => ExplainedOperation;
  /** Whether clients may see plans. Who asks where they may not is refused: to run what was to be planned only is worse. */
  readonly allowed: boolean;
  readonly formatError: FormatError;
}

type RequestContext = GraphQLRequestContextResponseForOperation<AnswerContext>;

/** Tells the plan to who asks for it. Comes after admission, and before what answers operations. */
export function reportPlans(settings: PlanReportSettings): ApolloServerPlugin<AnswerContext> {
  return {
    requestDidStart: async ({ request }) => {
      const asked = request.http?.headers.get(PLAN_HEADER);
      return asked === undefined ? undefined : new PlanRequest(settings, asked);
    },
  };
}

class PlanRequest implements GraphQLRequestListener<AnswerContext> {
  private readonly settings: PlanReportSettings;
  private readonly asked: string;
  private plan: PlanDocument | null = null;

  constructor(settings: PlanReportSettings, asked: string) {
    this.settings = settings;
    this.asked = asked;
  }

  responseForOperation(context: RequestContext): Promise<GraphQLResponse | null> {
    const refused = this.refusal();
    return Promise.resolve(refused ?? this.explain(context));
  }

  willSendResponse({
    response: { body },
  }: GraphQLRequestContextWillSendResponse<AnswerContext>): Promise<void> {
    if (this.plan !== null && body.kind === 'single') {
      const { singleResult } = body;
      singleResult.extensions = { ...singleResult.extensions, queryPlan: this.plan };
    }
    return Promise.resolve();
  }

  private refusal(): GraphQLResponse | null {
    const { allowed, formatError } = this.settings;
    if (!allowed) {
      const error = refusal('QUERY_PLANS_NOT_ALLOWED', 'Query plans are not shown here.');
      return refusalResponse([error], formatError, FORBIDDEN_STATUS);
    }
    const message = `The header ${PLAN_HEADER} must be "report" or "only".`;
    return this.asked === 'report' || this.asked === 'only'
      ? null
      : refusalResponse([refusal('BAD_REQUEST', message)], formatError);
  }

  private explain(context: RequestContext): GraphQLResponse | null {
    const coercedVariables = coerceVariables(context);
    if (coercedVariables === null) {
      // No such operation, or wrong variables: refused by whoever comes next, and nothing is run.
      return null;
    }
    const { explain, formatError } = this.settings;
    const explained = explain(requestedOperation(context, coercedVariables));
    if (explained.kind === 'refused') {
      return refuse(context, explained.reason, formatError);
    }
    this.plan = describePlans(explained);
    return this.asked === 'only' ? nothingRun() : null;
  }
}

function nothingRun(): GraphQLResponse {
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: {} } };
}

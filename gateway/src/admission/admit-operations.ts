import {
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestContextDidResolveSource,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestContextWillSendResponse,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Admission, CostVerdict, Verdict } from './admission';
import { REFUSAL_STATUS } from './refusal';

type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What Apollo Server goes on with when a document is refused: it has nothing to validate and nothing to run. */
const EMPTY: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** A client that sends this header with the value `report` is told what its operation costs. */
const COST_HEADER = 'graphql-cost';

/**
 * Admission for an Apollo Server, which neither parses nor validates a document that a request already has.
 * The server must have no `documentStore`, which would take the document away again.
 */
export function admitOperations<Context extends BaseContext>(
  admission: Admission,
  formatError: FormatError,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => Promise.resolve(new AdmittedRequest<Context>(admission, formatError)),
  };
}

class AdmittedRequest<Context extends BaseContext> implements GraphQLRequestListener<Context> {
  private readonly admission: Admission;
  private readonly formatError: FormatError;
  private refused: readonly GraphQLError[] = [];
  private cost: CostVerdict | null = null;

  constructor(admission: Admission, formatError: FormatError) {
    this.admission = admission;
    this.formatError = formatError;
  }

  didResolveSource(context: GraphQLRequestContextDidResolveSource<Context>): Promise<void> {
    const verdict = this.admission.admit(context.source, context.queryHash);
    setDocument(context, verdict);
    this.refused = verdict.kind === 'refused' ? verdict.errors : [];
    return Promise.resolve();
  }

  responseForOperation(
    context: GraphQLRequestContextResponseForOperation<Context>,
  ): Promise<GraphQLResponse | null> {
    this.judgeCost(context);
    if (this.refused.length === 0) {
      return Promise.resolve(null);
    }
    // Other plugins look for errors here.
    Object.assign(context, { errors: this.refused });
    return Promise.resolve(refusalResponse(this.refused, this.formatError));
  }

  willSendResponse({
    request,
    response,
  }: GraphQLRequestContextWillSendResponse<Context>): Promise<void> {
    const isAsked = request.http?.headers.get(COST_HEADER) === 'report';
    if (isAsked && this.cost !== null && response.body.kind === 'single') {
      const { estimate, budget } = this.cost;
      const { singleResult } = response.body;
      singleResult.extensions = { ...singleResult.extensions, cost: { estimate, budget } };
    }
    return Promise.resolve();
  }

  /** Apollo's types promise an operation, but there is none in a refused document or under an unknown name. */
  private judgeCost({
    document,
    operation,
    request,
  }: MaybeUnresolved<GraphQLRequestContextResponseForOperation<Context>>): void {
    if (operation !== undefined) {
      const variables = request.variables ?? {};
      this.cost = this.admission.judgeCost({ document, operation, variables });
      this.refused = this.cost.refused === null ? [] : [this.cost.refused];
    }
  }
}

type MaybeUnresolved<RequestContext extends { readonly operation: OperationDefinitionNode }> = Omit<
  RequestContext,
  'operation'
> &
  Partial<Pick<RequestContext, 'operation'>>;

function setDocument<Context extends BaseContext>(
  context: GraphQLRequestContextDidResolveSource<Context>,
  verdict: Verdict,
): void {
  Object.assign(context, { document: verdict.kind === 'admitted' ? verdict.document : EMPTY });
}

function refusalResponse(
  errors: readonly GraphQLError[],
  formatError: FormatError,
): GraphQLResponse {
  return {
    http: { status: REFUSAL_STATUS, headers: new HeaderMap() },
    body: {
      kind: 'single',
      singleResult: { errors: errors.map((error) => formatError(error.toJSON(), error)) },
    },
  };
}

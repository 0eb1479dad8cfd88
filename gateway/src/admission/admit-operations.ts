import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextDidResolveSource,
  GraphQLRequestContextResponseForOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
  GraphQLResponse,
} from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Admission, AskedOperation, CostVerdict, Verdict } from './admission';
import { type FormatError, refusalResponse } from './refusal-response';
import { withoutSuggestions } from './without-suggestions';

/** What Apollo Server goes on with when a document is refused: it has nothing to validate and nothing to run. */
const EMPTY: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** A client that sends this header with the value `report` is told what its operation costs. */
export const COST_HEADER = 'graphql-cost';

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
  private asked: AskedOperation | null = null;
  private cost: CostVerdict | null = null;

  constructor(admission: Admission, formatError: FormatError) {
    this.admission = admission;
    this.formatError = formatError;
  }

  didResolveSource(context: GraphQLRequestContextDidResolveSource<Context>): Promise<void> {
    const verdict = this.admission.admit(context.source);
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
    response: { body },
  }: GraphQLRequestContextWillSendResponse<Context>): Promise<void> {
    if (body.kind === 'single' && body.singleResult.errors !== undefined) {
      body.singleResult.errors = body.singleResult.errors.map(withoutProposals);
    }
    const isAsked = request.http?.headers.get(COST_HEADER) === 'report';
    if (isAsked && this.cost !== null && body.kind === 'single') {
      const { estimate, budget } = this.cost;
      const cost = { estimate, ...this.actualCost(body.singleResult.data), budget };
      body.singleResult.extensions = { ...body.singleResult.extensions, cost };
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
      this.asked = { document, operation, variables: request.variables ?? {} };
      this.cost = this.admission.judgeCost(this.asked);
      this.refused = this.cost.refused === null ? [] : [this.cost.refused];
    }
  }

  /** Nothing when there is no data: what was not executed cost nothing that could be counted. */
  private actualCost(data: unknown): { readonly actual?: number } {
    if (this.asked === null || data === undefined) {
      return {};
    }
    // Data may be text already, or hold it: only its JSON is the same for all.
    const plain: unknown = JSON.parse(JSON.stringify(data));
    const isObject = typeof plain === 'object' && plain !== null;
    return { actual: isObject ? this.admission.actualCost(this.asked, plain) : 0 };
  }
}

type MaybeUnresolved<RequestContext extends { readonly operation: OperationDefinitionNode }> = Omit<
  RequestContext,
  'operation'
> &
  Partial<Pick<RequestContext, 'operation'>>;

/** Errors of variables are made elsewhere. What is at a field of the answer is a subgraph's to say. */
export function withoutProposals(error: GraphQLFormattedError): GraphQLFormattedError {
  return error.path === undefined
    ? { ...error, message: withoutSuggestions(error.message) }
    : error;
}

function setDocument<Context extends BaseContext>(
  context: GraphQLRequestContextDidResolveSource<Context>,
  verdict: Verdict,
): void {
  Object.assign(context, { document: verdict.kind === 'admitted' ? verdict.document : EMPTY });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { asGraphQLRequest, type GraphQLRequest } from '@apogee/shared/graphql';
import type { HttpExchange } from '@apogee/shared/http';
import { type DocumentNode, type GraphQLSchema, getOperationAST, OperationTypeNode } from 'graphql';
import { type Admission, COST_HEADER, withoutProposals } from '../admission';
import type { Asker, ControlledOutcome, OperationControl } from '../control';
import type { Answer } from '../execution';
import type { Engine } from '../federation';
import { PLAN_HEADER } from '../plan-report';
import { coerceVariables } from '../plugins/coerce-variables';
import { type FormatError, formatAnswer } from '../plugins/format-answer';
import { OVERLOADED, RETRY_AFTER_SECONDS } from '../plugins/overload-response';
import { type AskedExecution, runOperation } from '../plugins/run-operation';
import { stringifyAnswer } from '../plugins/stringify-answer';

export interface DirectAnswersSettings {
  readonly apiSchema: GraphQLSchema;
  readonly admission: Admission;
  /** Told of each operation that is executed. */
  readonly noteUse: (document: DocumentNode, request: IncomingMessage) => void;
  readonly prepare: Engine['prepare'];
  readonly control: OperationControl;
  readonly formatError: FormatError;
  readonly askerOf: (exchange: HttpExchange) => Asker;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Answers ordinary requests without Apollo Server, whose way through its plugins costs more than executing a small
 * operation. The protections are the same, and stand in the same order. Whatever is refused, or asks for more than an
 * answer, is left to Apollo Server before anything of it is executed: why something is refused is said in one place.
 */
export class DirectAnswers {
  private readonly settings: DirectAnswersSettings;

  constructor(settings: DirectAnswersSettings) {
    this.settings = settings;
  }

  /** False: nothing was done, and Apollo Server shall answer. */
  async respond(body: unknown, exchange: HttpExchange): Promise<boolean> {
    const asked = asksForMore(exchange.request) ? null : asGraphQLRequest(body);
    const execution = asked && this.admitted(asked, exchange);
    if (execution === null) {
      return false;
    }
    this.send(await runOperation(execution, this.settings.control), exchange.response);
    return true;
  }

  /** What is to be executed; `null` when it is refused. */
  private admitted(asked: GraphQLRequest, exchange: HttpExchange): AskedExecution | null {
    const { apiSchema: schema, admission, prepare } = this.settings;
    const { query: source, operationName, variables = {} } = asked;
    const verdict = source === '' ? null : admission.admit(source);
    if (verdict?.kind !== 'admitted') {
      return null;
    }
    const { document } = verdict;
    const operation = getOperationAST(document, operationName);
    if (operation == null || operation.operation === OperationTypeNode.SUBSCRIPTION) {
      return null;
    }
    const cost = admission.judgeCost({ document, operation, variables });
    const coercedVariables =
      cost.refused === null ? coerceVariables({ schema, operation, request: { variables } }) : null;
    if (coercedVariables === null) {
      return null;
    }
    const { caller } = exchange;
    const prepared = prepare({
      source,
      document,
      operationName,
      operation,
      coercedVariables,
      caller,
    });
    if (prepared.kind !== 'ready') {
      return null;
    }
    this.settings.noteUse(document, exchange.request);
    return {
      execute: prepared.execute,
      usualSize: prepared.usualSize,
      request: { variables, coercedVariables },
      asker: this.settings.askerOf(exchange),
      mayBeCut: operation.operation === OperationTypeNode.QUERY,
    };
  }

  private send(outcome: ControlledOutcome<Answer>, response: ServerResponse): void {
    if (outcome.kind === 'done') {
      const answer = formatAnswer(outcome.result, this.settings.formatError);
      const { errors } = answer;
      write(
        response,
        200,
        stringifyAnswer(errors ? { ...answer, errors: errors.map(withoutProposals) } : answer),
      );
    } else if (outcome.kind === 'overloaded') {
      response.setHeader('retry-after', RETRY_AFTER_SECONDS);
      write(response, 503, JSON.stringify({ errors: [OVERLOADED] }));
    } else {
      // Nobody reads it.
      write(response, 200, '{"data":null}');
    }
  }
}

function asksForMore({ headers }: IncomingMessage): boolean {
  return headers[COST_HEADER] !== undefined || headers[PLAN_HEADER] !== undefined;
}

function write(response: ServerResponse, status: number, json: string): void {
  response.statusCode = status;
  response.setHeader('content-type', JSON_TYPE);
  response.end(json);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  subscribe,
  validate,
} from 'graphql';
import { withCode } from './formatted-error';
import type { MockContext } from './mock-schema';

/** Apollo's protocol of subscriptions over HTTP: each answer is a part of the body. */
const CONTENT_TYPE = 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0';
const BOUNDARY = '\r\n--graphql';

export function wantsMultipart({ headers }: IncomingMessage): boolean {
  return /multipart\/mixed[^,]*subscriptionSpec/i.test(headers.accept ?? '');
}

interface Asked {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

export interface MultipartSettings {
  readonly schema: GraphQLSchema;
  readonly contextValue: MockContext;
}

/** Answers one subscription until the client has left. */
export async function answerMultipart(
  request: IncomingMessage,
  response: ServerResponse,
  { schema, contextValue }: MultipartSettings,
): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Apollo Client sends it; anything else fails below
  const asked = JSON.parse(await text(request)) as Asked;
  const document = parse(asked.query);
  const mistakes = validate(schema, document);
  const results =
    mistakes.length > 0
      ? { errors: mistakes }
      : await subscribe({
          schema,
          document,
          contextValue,
          variableValues: asked.variables,
          operationName: asked.operationName,
        });
  response.writeHead(200, { 'content-type': CONTENT_TYPE });
  response.write(BOUNDARY);
  if (Symbol.asyncIterator in results) {
    response.once('close', () => void results.return());
    for await (const result of results) {
      response.write(part({ payload: coded(result) }));
    }
  } else {
    response.write(part({ payload: null, errors: results.errors?.map(withCode) }));
  }
  response.end('--\r\n');
}

function part(value: object): string {
  return `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}${BOUNDARY}`;
}

function coded(result: ExecutionResult): object {
  const errors: readonly GraphQLError[] | undefined = result.errors?.map(withCode);
  return { ...result, ...(errors && { errors }) };
}

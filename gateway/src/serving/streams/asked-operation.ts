import type { IncomingMessage } from 'node:http';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';
import type { AskedOperation } from '../operations';

const RECORD = z.record(z.string(), z.unknown()).nullish();

const ASKED = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: RECORD,
  extensions: RECORD,
});

/** What a request asks for, by its body or, for a GET, by its address; `null` when it asks for nothing that can be run. */
export function askedOperation(body: unknown, request: IncomingMessage): AskedOperation | null {
  const asked = request.method === 'GET' ? inAddress(request) : body;
  return ASKED.safeParse(asked).data ?? null;
}

/** A link must not change anything. What cannot be read is refused later, with the reason. */
export function changesSomething(query: string, maxTokens: number): boolean {
  try {
    return parse(query, { maxTokens }).definitions.some(
      (node) =>
        node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION,
    );
  } catch {
    return false;
  }
}

function inAddress({ url = '/' }: IncomingMessage): Readonly<Record<string, unknown>> | null {
  const { searchParams } = new URL(url, 'http://gateway');
  const member = (name: string): unknown => {
    const text = searchParams.get(name);
    return text === null || text === '' ? null : JSON.parse(text);
  };
  try {
    return {
      query: searchParams.get('query'),
      operationName: searchParams.get('operationName'),
      variables: member('variables'),
      extensions: member('extensions'),
    };
  } catch {
    return null;
  }
}

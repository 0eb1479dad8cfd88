import type { IncomingMessage } from 'node:http';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';
import { askedDocument } from '../../trusted-documents';
import type { AskedOperation } from '../operations';
import { requestInAddress } from '../request-in-address';

const RECORD = z.record(z.string(), z.unknown()).nullish();

const ASKED = z.object({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: RECORD,
  extensions: RECORD,
});

/** What a request asks for, by its body or, for a GET, by its address; `null` when it asks for nothing that can be run. */
export function askedOperation(body: unknown, request: IncomingMessage): AskedOperation | null {
  const asked = request.method === 'GET' ? requestInAddress(searchOf(request)) : body;
  const read = ASKED.safeParse(asked).data;
  return read === undefined || namesNothing(read) ? null : { ...read, query: read.query ?? '' };
}

function namesNothing(asked: object): boolean {
  const document = askedDocument(asked);
  return document === null || (document.text === '' && document.id === null);
}

function searchOf({ url = '/' }: IncomingMessage): string {
  return new URL(url, 'http://gateway').search;
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

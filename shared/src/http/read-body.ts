import type { IncomingMessage } from 'node:http';

export class BodyTooLarge extends Error {}

/** Reads a request's body as UTF-8. Throws `BodyTooLarge` as soon as it passes the limit, without keeping the rest. */
export async function readBody(request: IncomingMessage, largestBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > largestBytes) {
    throw new BodyTooLarge();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBytes) {
      throw new BodyTooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

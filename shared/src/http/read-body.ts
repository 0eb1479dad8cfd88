import type { IncomingMessage } from 'node:http';

export class BodyTooLarge extends Error {}

/**
 * Reads a request's body as UTF-8. Rejects with `BodyTooLarge` as soon as it passes the limit, without keeping the
 * rest, and with the stream's error when the client goes away.
 */
export function readBody(request: IncomingMessage, largestBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > largestBytes) {
    return Promise.reject(new BodyTooLarge());
  }
  // Events and not `for await`: an asynchronous iterator makes several promises a chunk.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestBytes) {
        chunks.length = 0;
        request.pause();
        reject(new BodyTooLarge());
      } else {
        chunks.push(chunk);
      }
    });
    request.once('end', () => resolve(textOf(chunks)));
    request.once('error', reject);
  });
}

function textOf(chunks: readonly Buffer[]): string {
  const [only, ...more] = chunks;
  const whole = only !== undefined && more.length === 0 ? only : Buffer.concat(chunks);
  return whole.toString('utf8');
}

import fc from 'fast-check';
import { HttpMessageReader } from './http-messages';

interface Sent {
  readonly body: string;
  readonly chunked: boolean;
}

function write({ body, chunked }: Sent): string {
  const head = 'HTTP/1.1 200 OK\r\nX-Thing: a\r\n';
  if (!chunked) {
    return `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  }
  const half = Math.floor(body.length / 2);
  const chunks = [body.slice(0, half), body.slice(half)]
    .filter((part) => part !== '')
    .map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`);
  return `${head}Transfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
}

function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))];
  const bounds = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
}

function bodiesOf(pieces: readonly Buffer[]): string[] {
  const bodies: string[] = [];
  const reader = new HttpMessageReader(({ body }) => bodies.push(body.toString()));
  for (const piece of pieces) {
    reader.push(piece);
  }
  return bodies;
}

it('always finds the messages that were sent, wherever the network cuts them', () => {
  const message = fc.record({
    body: fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
    chunked: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(message), fc.array(fc.nat()), (messages, places) => {
      const bytes = Buffer.from(messages.map(write).join(''));
      expect(bodiesOf(cutAt(bytes, places))).toEqual(messages.map(({ body }) => body));
    }),
  );
});

it('gives first line and headers', () => {
  const heads: string[] = [];
  const reader = new HttpMessageReader(({ head }) => heads.push(head));
  reader.push(Buffer.from('GET /a HTTP/1.1\r\nHost: b\r\n\r\n'));
  expect(heads).toEqual(['GET /a HTTP/1.1\r\nHost: b']);
});

import fc from 'fast-check';
import { type HttpResponse, ResponseParser } from './response-parser';

const LARGEST_BODY_BYTES = 10_000;

/** What a parser makes of these pieces: the responses, and whether it refused to go on. */
function parse(pieces: readonly Buffer[], isEnded = false) {
  const responses: HttpResponse[] = [];
  const parser = new ResponseParser(LARGEST_BODY_BYTES, (response) => responses.push(response));
  try {
    for (const piece of pieces) {
      // The buffer of a read is used again for the next one.
      const buffer = Buffer.from(piece);
      parser.push(buffer);
      buffer.fill('!');
    }
    if (isEnded) {
      parser.end();
    }
    return { responses, refused: null };
  } catch (error) {
    return { responses, refused: (error as Error).name };
  }
}

function parseText(text: string, isEnded = false) {
  return parse([Buffer.from(text, 'latin1')], isEnded);
}

function cut(stream: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (stream.length + 1)), stream.length];
  const sorted = ends.toSorted((one, other) => one - other);
  return sorted.map((end, at) => stream.subarray(sorted[at - 1] ?? 0, end));
}

function chunked(body: Buffer, sizes: readonly number[]): Buffer {
  const pieces = cut(body, sizes).filter(({ length }) => length > 0);
  return Buffer.concat([
    ...pieces.flatMap((piece) => [
      Buffer.from(`${piece.length.toString(16)};name=value\r\n`),
      piece,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('0\r\nx-checksum: 1\r\n\r\n'),
  ]);
}

interface Written {
  readonly bytes: Buffer;
  readonly expected: HttpResponse;
}

const otherHeaders = fc.array(
  fc.constantFrom(
    'date: now',
    'X-Content-Length: 3',
    'keep-alive: timeout=5',
    'x:',
    'set-cookie: a',
  ),
);
const body = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom('HTTP/1.1 200 OK\r\n\r\n', ''),
  )
  .map((text) => Buffer.from(text));

const withLength = fc
  .tuple(fc.integer({ min: 200, max: 599 }), otherHeaders, body)
  .filter(([status]) => status !== 204 && status !== 304)
  .map(([status, headers, bytes]) =>
    written(status, [...headers, `Content-Length:  ${bytes.length}`], { body: bytes, sent: bytes }),
  );
const inChunks = fc.tuple(otherHeaders, body, fc.array(fc.nat())).map(([headers, bytes, sizes]) =>
  written(200, ['transfer-encoding: chunked', ...headers], {
    body: bytes,
    sent: chunked(bytes, sizes),
  }),
);
const withoutBody = fc
  .constantFrom(204, 304)
  .map((status) =>
    written(status, ['content-length: 5'], { body: Buffer.of(), sent: Buffer.of() }),
  );
const afterInterim = fc
  .tuple(fc.integer({ min: 102, max: 199 }), fc.oneof(withLength, inChunks))
  .map(([status, { bytes, expected }]) => ({
    bytes: Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Wait\r\nlink: a\r\n\r\n`), bytes]),
    expected,
  }));
const anyResponse = fc.oneof(withLength, inChunks, withoutBody, afterInterim);

function written(
  status: number,
  headers: readonly string[],
  { body: content, sent }: { readonly body: Buffer; readonly sent: Buffer },
): Written {
  const head = Buffer.from([`HTTP/1.1 ${status} Some Reason`, ...headers, '\r\n'].join('\r\n'));
  const text = content.toString('utf8').replace(/^\uFEFF/, '');
  return { bytes: Buffer.concat([head, sent]), expected: { status, body: text, staysOpen: true } };
}

describe('the response parser', () => {
  it('finds the same responses however their bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(anyResponse, { maxLength: 6 }), fc.array(fc.nat()), (all, places) => {
        const stream = Buffer.concat(all.map(({ bytes }) => bytes));
        expect(parse(cut(stream, places), true)).toEqual({
          responses: all.map(({ expected }) => expected),
          refused: null,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('finds them byte by byte', () => {
    fc.assert(
      fc.property(fc.array(anyResponse, { maxLength: 3 }), (all) => {
        const stream = Buffer.concat(all.map(({ bytes }) => bytes));
        expect(
          parse(
            [...stream].map((byte) => Buffer.of(byte)),
            true,
          ).responses,
        ).toEqual(all.map(({ expected }) => expected));
      }),
      { numRuns: 50 },
    );
  });

  it('takes for complete nothing that is cut off', () => {
    fc.assert(
      fc.property(anyResponse, fc.nat(), ({ bytes }, place) => {
        const half = bytes.subarray(0, place % bytes.length);
        const { responses, refused } = parse([half], true);
        expect(responses).toEqual([]);
        // Between an interim response and the final one, the stream ends between two responses.
        expect(
          refused === 'ConnectionLost' || half.toString().endsWith('\r\n\r\n') || half.length === 0,
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same, or refuses at the same place, whatever the bytes and however they are cut', () => {
    const mutated = fc
      .tuple(
        fc.array(anyResponse, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
      )
      .map(([all, changes]) => {
        const stream = Buffer.concat(all.map(({ bytes }) => bytes));
        for (const [at, byte] of changes) {
          stream[at % stream.length] = byte;
        }
        return stream;
      });
    fc.assert(
      fc.property(mutated, fc.array(fc.nat()), (stream, places) => {
        expect(parse(cut(stream, places), true)).toEqual(parse([stream], true));
      }),
      { numRuns: 500 },
    );
  });

  const OK = 'HTTP/1.1 200 OK\r\n';

  it.each([
    ['two lengths', `${OK}content-length: 3\r\ncontent-length: 3\r\n\r\nabc`],
    ['a list of lengths', `${OK}content-length: 3, 3\r\n\r\nabc`],
    [
      'a length and chunks',
      `${OK}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a signed length', `${OK}content-length: +3\r\n\r\nabc`],
    ['a length in hexadecimal', `${OK}content-length: 0x3\r\n\r\nabc`],
    ['an empty length', `${OK}content-length:\r\n\r\nabc`],
    ['an unknown transfer encoding', `${OK}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['a hidden transfer encoding', `${OK}transfer-encoding: \x0bchunked\r\n\r\n0\r\n\r\n`],
    [
      'two transfer encodings',
      `${OK}transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n`,
    ],
    ['chunks in HTTP/1.0', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a blank before a colon', `${OK}content-length : 3\r\n\r\nabc`],
    ['a folded line', `${OK}x: a\r\n content-length: 3\r\n\r\nabc`],
    ['a bare line feed', `${OK}x: a\ncontent-length: 3\r\n\r\nabc`],
    ['a bare carriage return', `${OK}x: a\rcontent-length: 3\r\n\r\nabc`],
    ['a zero byte', `${OK}x: \0\r\n\r\n`],
    ['a header without a name', `${OK}: a\r\n\r\n`],
    ['another protocol', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['another version', 'HTTP/2 200\r\n\r\n'],
    ['a status out of range', 'HTTP/1.1 600 No\r\n\r\n'],
    ['a change of protocols', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\n\r\n'],
    ['a request', 'GET / HTTP/1.1\r\n\r\n'],
    ['a blank line before a response', `\r\n\r\n${OK}content-length: 0\r\n\r\n`],
    ['a head without end', `${OK}${'x: a\r\n'.repeat(5_000)}`],
    [
      'a chunk that is longer than it says',
      `${OK}transfer-encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n`,
    ],
    ['a chunk without a size', `${OK}transfer-encoding: chunked\r\n\r\n\r\n`],
    [
      'a chunk with a size of its own kind',
      `${OK}transfer-encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n`,
    ],
    ['a chunk of an absurd size', `${OK}transfer-encoding: chunked\r\n\r\nfffffffff\r\n`],
    [
      'a chunk size ended by a line feed',
      `${OK}transfer-encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n`,
    ],
    ['a trailer that is no header', `${OK}transfer-encoding: chunked\r\n\r\n0\r\nabc\r\n\r\n`],
    ['endless chunk extensions', `${OK}transfer-encoding: chunked\r\n\r\n1;${'x'.repeat(5_000)}`],
  ])('refuses %s', (_, stream) => {
    expect(parseText(stream)).toEqual({ responses: [], refused: 'MalformedResponse' });
  });

  it.each([
    ['by its length', `${OK}content-length: 10001\r\n\r\n`],
    ['by its chunks', `${OK}transfer-encoding: chunked\r\n\r\n2711\r\n${'x'.repeat(10_001)}`],
    ['by its bytes', `${OK}\r\n${'x'.repeat(10_001)}`],
  ])('refuses a body that is too large, known %s', (_, stream) => {
    expect(parseText(stream)).toEqual({ responses: [], refused: 'ResponseTooLarge' });
  });

  it.each([
    ['says close', `${OK}Connection: keep-alive, Close\r\ncontent-length: 1\r\n\r\na`],
    ['is HTTP/1.0', 'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 1\r\n\r\na'],
    ['has no length', `${OK}\r\na`],
  ])('expects nothing after a response that %s', (_, stream) => {
    expect(parseText(stream, true)).toEqual({
      responses: [{ status: 200, body: 'a', staysOpen: false }],
      refused: null,
    });
  });
});

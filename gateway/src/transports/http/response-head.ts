import { MalformedResponse } from './failures';

/** How the end of a body is found (RFC 9112, section 6.3). */
export type BodyFraming =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

export interface ResponseHead {
  readonly status: number;
  readonly framing: BodyFraming;
  /** Whether another response may follow on the same connection. */
  readonly staysOpen: boolean;
}

/**
 * The whole head must be as the standard writes it. What others forgive (bare line feeds, folded lines, blanks
 * before a colon) is what makes two readers of one stream see two different answers.
 */
const HEAD =
  /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?(?:\r\n[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*)*$/;
const FRAMING_HEADER = /\r\n(connection|content-length|transfer-encoding):([^\r]*)/gi;
const LENGTH = /^\d{1,15}$/;
const SWITCHING_PROTOCOLS = 101;
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);

type FramingHeaders = ReadonlyMap<string, string>;

/** Reads a head without its last empty line, decoded as Latin-1. Throws `MalformedResponse`. */
export function readHead(text: string): ResponseHead {
  const [, minor, code] = HEAD.exec(text) ?? [];
  const status = Number(code);
  if (code === undefined || status === SWITCHING_PROTOCOLS) {
    throw new MalformedResponse('the head of a response is not HTTP/1.1');
  }
  const headers = framingHeaders(text);
  const framing = framingOf(status, headers);
  const saysClose = /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i.test(headers.get('connection') ?? '');
  if (minor === '0' && framing.kind === 'chunked') {
    throw new MalformedResponse('HTTP/1.0 has no chunks');
  }
  return {
    status,
    framing,
    staysOpen: minor === '1' && !saysClose && framing.kind !== 'until-close',
  };
}

function framingHeaders(head: string): FramingHeaders {
  const headers = new Map<string, string>();
  FRAMING_HEADER.lastIndex = 0;
  for (let found = FRAMING_HEADER.exec(head); found !== null; found = FRAMING_HEADER.exec(head)) {
    const [, name = '', value = ''] = found;
    const key = name.toLowerCase();
    const former = headers.get(key);
    if (former !== undefined && key !== 'connection') {
      throw new MalformedResponse(`a response has two headers ${key}`);
    }
    headers.set(key, former === undefined ? withoutBlanks(value) : `${former},${value}`);
  }
  return headers;
}

/** `trim` also takes away what the standard does not call a blank. */
function withoutBlanks(value: string): string {
  let from = 0;
  let to = value.length;
  while (from < to && isBlank(value[from])) {
    from += 1;
  }
  while (from < to && isBlank(value[to - 1])) {
    to -= 1;
  }
  return value.slice(from, to);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function framingOf(status: number, headers: FramingHeaders): BodyFraming {
  const length = headers.get('content-length');
  const encoding = headers.get('transfer-encoding');
  if (length !== undefined && (encoding !== undefined || !LENGTH.test(length))) {
    throw new MalformedResponse('a response says in no clear way how long it is');
  }
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked') {
    throw new MalformedResponse('a response has an unknown transfer encoding');
  }
  if (status < 200 || WITHOUT_BODY.has(status)) {
    return { kind: 'none' };
  }
  if (encoding !== undefined) {
    return { kind: 'chunked' };
  }
  return length === undefined ? { kind: 'until-close' } : { kind: 'length', bytes: Number(length) };
}

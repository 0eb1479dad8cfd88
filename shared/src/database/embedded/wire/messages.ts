/** The few PostgreSQL protocol 3 messages that the multiplexer writes itself. */

const encode = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

const int32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, index * 4);
  return bytes;
};

const strings = (...values: readonly string[]): Buffer => Buffer.from(`${values.join('\0')}\0`);

export type TransactionStatus = 'I' | 'T' | 'E';

export interface ErrorFields {
  readonly severity: 'ERROR' | 'FATAL';
  readonly code: string;
  readonly message: string;
}

export const passwordRequest = encode('R', int32(3));
export const authenticationOk = encode('R', int32(0));
export const syncRequest = encode('S', Buffer.alloc(0));
/** Answer to a client that asks for a newer minor protocol than 3.0. */
export const negotiateProtocol = encode('v', int32(0, 0));

export const parameterStatus = (name: string, value: string): Buffer =>
  encode('S', strings(name, value));
export const backendKeyData = (processId: number, secret: number): Buffer =>
  encode('K', int32(processId, secret));
export const readyForQuery = (status: TransactionStatus): Buffer =>
  encode('Z', Buffer.from(status, 'latin1'));
export const query = (sql: string): Buffer => encode('Q', strings(sql));
export const closeStatement = (name: string): Buffer => encode('C', strings(`S${name}`));

export function errorResponse({ severity, code, message }: ErrorFields): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${message}`];
  return encode('E', Buffer.concat([strings(...fields), Buffer.alloc(1)]));
}

/**
 * Follows every Query and Execute. PostgreSQL ignores it except inside COPY FROM STDIN, which it ends with an
 * error: without it, the single-threaded engine would wait for copy data for ever.
 */
export const refuseCopy = encode(
  'f',
  strings('the embedded database does not take COPY FROM STDIN; use INSERT'),
);

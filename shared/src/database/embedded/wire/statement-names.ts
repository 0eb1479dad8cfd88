/**
 * All connections share one backend session, in which statement and portal names are global. Each connection
 * therefore gets its names prefixed on the way in: two clients may both prepare `find_label`.
 * Unnamed statements and portals stay unnamed: they are PostgreSQL's short-lived fast path.
 */
export function prefixNames(message: Buffer, prefix: string): Buffer {
  switch (String.fromCharCode(message[0] ?? 0)) {
    case 'P':
    case 'E':
      return insertPrefixes(message, prefix, [5]);
    case 'B':
      return insertPrefixes(message, prefix, [5, endOfString(message, 5)]);
    case 'D':
    case 'C':
      return insertPrefixes(message, prefix, [6]);
    default:
      return message;
  }
}

/** The statement that a Parse makes or a Close ends, without prefix; '' is the unnamed one. */
export function statementName(message: Buffer): string {
  const start = message[0] === 0x50 ? 5 : 6;
  return message.toString('utf8', start, endOfString(message, start) - 1);
}

/** Whether a Bind or Describe refers to the unnamed statement, made by an earlier Parse. */
export function usesUnnamedStatement(message: Buffer): boolean {
  const type = String.fromCharCode(message[0] ?? 0);
  if (type === 'B') return message[endOfString(message, 5)] === 0;
  return type === 'D' && message[5] === 0x53 && message[6] === 0;
}

/** Whether it is a Query or Parse message. */
export function hasSql(message: Buffer): boolean {
  return message[0] === 0x51 || message[0] === 0x50;
}

/** The SQL text of a Query or Parse message. */
export function sqlOf(message: Buffer): string {
  const start = message[0] === 0x50 ? endOfString(message, 5) : 5;
  return message.toString('utf8', start, endOfString(message, start) - 1);
}

function endOfString(message: Buffer, start: number): number {
  const end = message.indexOf(0, start);
  return end === -1 ? message.length : end + 1;
}

function insertPrefixes(message: Buffer, prefix: string, nameOffsets: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  let copied = 0;
  for (const offset of nameOffsets) {
    const named = offset < message.length && message[offset] !== 0;
    if (!named) continue;
    parts.push(message.subarray(copied, offset), Buffer.from(prefix));
    copied = offset;
  }
  if (copied === 0) return message;
  const prefixed = Buffer.concat([...parts, message.subarray(copied)]);
  prefixed.writeInt32BE(prefixed.length - 1, 1);
  return prefixed;
}

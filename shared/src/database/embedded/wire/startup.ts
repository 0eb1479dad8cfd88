import { timingSafeEqual } from 'node:crypto';
import { errorResponse } from './messages';

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

export type FirstPacket =
  | { readonly kind: 'encryption' }
  | { readonly kind: 'cancel'; readonly processId: number; readonly secret: number }
  | { readonly kind: 'startup'; readonly minor: number }
  | { readonly kind: 'unknown' };

/** Reads a packet that has no type byte: what a client may send before it is let in. */
export function readFirstPacket(packet: Buffer): FirstPacket {
  if (packet.length < 8) return { kind: 'unknown' };
  const code = packet.readInt32BE(4);
  if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption' };
  if (code === CANCEL_REQUEST && packet.length >= 16) {
    return { kind: 'cancel', processId: packet.readInt32BE(8), secret: packet.readInt32BE(12) };
  }
  return code >> 16 === 3 ? { kind: 'startup', minor: code & 0xffff } : { kind: 'unknown' };
}

export function passwordMatches(message: Buffer, password: string): boolean {
  const given = message.subarray(5, message.length - 1);
  const expected = Buffer.from(password);
  return (
    message[0] === 'p'.charCodeAt(0) &&
    given.length === expected.length &&
    timingSafeEqual(given, expected)
  );
}

export const wrongPassword = errorResponse({
  severity: 'FATAL',
  code: '28P01',
  message: 'password authentication failed: the password is in the data folder of the database',
});

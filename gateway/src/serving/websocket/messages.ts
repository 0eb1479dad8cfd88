import type { GraphQLFormattedError } from 'graphql';
import { type Message, MessageType, parseMessage } from 'graphql-ws';

/** Each answer repeats it. */
const LONGEST_ID = 256;

/** `null` for what is not a message of the protocol. */
export function readMessage(text: string): Message | null {
  try {
    const message = parseMessage(text);
    return 'id' in message && message.id.length > LONGEST_ID ? null : message;
  } catch {
    return null;
  }
}

export const ACKNOWLEDGEMENT = JSON.stringify({ type: MessageType.ConnectionAck });

export function pongFor(payload: Record<string, unknown> | undefined): string {
  return JSON.stringify({ type: MessageType.Pong, payload });
}

/** `answer` is JSON already, and goes into the message as it is. */
export function nextMessage(id: string, answer: string): string {
  return `{"id":${JSON.stringify(id)},"type":"next","payload":${answer}}`;
}

export function errorMessage(id: string, errors: readonly GraphQLFormattedError[]): string {
  return JSON.stringify({ id, type: MessageType.Error, payload: errors });
}

export function completeMessage(id: string): string {
  return JSON.stringify({ id, type: MessageType.Complete });
}

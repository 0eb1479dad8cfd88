import { CloseCode } from 'graphql-ws';
import type { InvalidToken } from '../../identity';

/** Why a connection ends. The words are those of the protocol `graphql-transport-ws`. */
export interface CloseReason {
  readonly code: number;
  readonly reason: string;
}

export const INVALID_MESSAGE: CloseReason = {
  code: CloseCode.BadRequest,
  reason: 'Invalid message received',
};
export const NOT_INITIALISED: CloseReason = {
  code: CloseCode.Unauthorized,
  reason: 'Unauthorized',
};
export const INITIALISED_TWICE: CloseReason = {
  code: CloseCode.TooManyInitialisationRequests,
  reason: 'Too many initialisation requests',
};
export const INITIALISED_TOO_LATE: CloseReason = {
  code: CloseCode.ConnectionInitialisationTimeout,
  reason: 'Connection initialisation timeout',
};
/** Keys of access tokens cannot be read: clients connect again. */
export const IDENTITY_UNAVAILABLE: CloseReason = { code: 1013, reason: 'Try again later' };

export const WRONG_SUBPROTOCOL: CloseReason = {
  code: CloseCode.SubprotocolNotAcceptable,
  reason: 'Subprotocol not acceptable',
};

/** The gateway ends, or the graph has changed under a subscription. Clients connect again, here or to another one. */
export const SERVICE_RESTART: CloseReason = { code: 1012, reason: 'Service restart' };

/**
 * The client has not even answered a ping in time. If it has only been slow, it reads this when it goes on. Of those
 * codes that the protocol leaves to servers, and after which its clients connect again.
 */
export const TOO_SLOW: CloseReason = { code: 4420, reason: 'Client too slow' };

/** Beyond this a WebSocket cannot carry a reason. */
const LONGEST_REASON_BYTES = 123;

export function alreadyExists(id: string): CloseReason {
  return {
    code: CloseCode.SubscriberAlreadyExists,
    reason: fitting(`Subscriber for ${id} already exists`, 'Subscriber already exists'),
  };
}

export function tokenRefused({ message }: InvalidToken): CloseReason {
  return { code: CloseCode.Forbidden, reason: fitting(message, 'The access token was refused') };
}

function fitting(reason: string, short: string): string {
  return Buffer.byteLength(reason) <= LONGEST_REASON_BYTES ? reason : short;
}

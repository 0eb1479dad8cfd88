/** What one WebSocket may take. */
export interface SocketLimits {
  /** Of one message. A larger one ends the connection with 1009. */
  readonly largestMessageBytes: number;
  /** Operations that are being answered at once, subscriptions included. */
  readonly operations: number;
  /** Longest wait for `connection_init`, and for the client to answer a close. */
  readonly patienceMs: number;
  /** Time between two pings. A client that gave no sign of life in between is cut off. */
  readonly keepAliveMs: number;
  /** How much may wait to be sent before nothing more is read from the client. */
  readonly largestBacklogBytes: number;
  /** How long queries and mutations may go on when the connection is to end. */
  readonly drainMs: number;
}

export const SOCKET_LIMITS: Omit<SocketLimits, 'largestMessageBytes'> = {
  /** A page has some tens of live parts at most; each subscription may ask every subgraph at each event. */
  operations: 50,
  patienceMs: 3_000,
  /** Below the idle time at which usual proxies cut a connection, a minute. */
  keepAliveMs: 25_000,
  largestBacklogBytes: 1024 * 1024,
  /** As long as the HTTP server waits. */
  drainMs: 5_000,
};

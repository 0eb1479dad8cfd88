/** The peer does not speak HTTP/1.1 as a client may rely on: nothing that it sends from now on can be attributed. */
export class MalformedResponse extends Error {
  override readonly name = 'MalformedResponse';
}

/** A body that is larger than the limit. It is not read to its end. */
export class ResponseTooLarge extends Error {
  override readonly name = 'ResponseTooLarge';
}

/** The connection could not be made, or ended before the whole answer was there. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

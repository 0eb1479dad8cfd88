/** Its published types are those of Express; it works on plain `node:http`. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface CompressionOptions {
    /** What is shorter, in bytes, is sent as it is. */
    readonly threshold: number;
    readonly filter: (request: IncomingMessage, response: ServerResponse) => boolean;
  }

  type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

  function compression(options: CompressionOptions): Middleware;
  export = compression;
}

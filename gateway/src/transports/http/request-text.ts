import type { Caller } from '@apogee/shared/identity';
import type { SubgraphOperation, SubgraphRequest } from '../subgraph-transport';
import type { Authorize } from './http-client';

interface BodyPrefix {
  readonly text: string;
  readonly bytes: number;
}

/** Writes the bodies of requests. What stays the same for an operation is made once. */
export class RequestBodies {
  private readonly prefixes = new WeakMap<SubgraphOperation, BodyPrefix>();

  write(
    operation: SubgraphOperation,
    variables: string,
  ): { readonly text: string; readonly bytes: number } {
    const { text, bytes } = this.prefixOf(operation);
    return { text: `${text}${variables}}`, bytes: bytes + Buffer.byteLength(variables) + 1 };
  }

  private prefixOf(operation: SubgraphOperation): BodyPrefix {
    const known = this.prefixes.get(operation);
    if (known !== undefined) {
      return known;
    }
    const text = bodyPrefix(operation);
    const made = { text, bytes: Buffer.byteLength(text) };
    this.prefixes.set(operation, made);
    return made;
  }
}

/** The body of a request for this operation up to its variables: `{"query":…,"variables":`. */
function bodyPrefix({ query, operationName }: SubgraphOperation): string {
  const name =
    operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return `{"query":${JSON.stringify(query)},${name}"variables":`;
}

/** Writes whole requests to one address. */
export class RequestWriter {
  private readonly bodies = new RequestBodies();
  private readonly head: string;

  constructor(
    url: URL,
    private readonly authorize: Authorize | null,
  ) {
    this.head = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      `host: ${url.host}`,
      'content-type: application/json',
      'accept: application/json',
      'content-length: ',
    ].join('\r\n');
  }

  write({ operation, variables }: SubgraphRequest, caller: Caller): string {
    const { text, bytes } = this.bodies.write(operation, variables);
    const authorization =
      this.authorize === null ? '' : `\r\nauthorization: ${this.authorize(caller, text)}`;
    return `${this.head}${bytes}${authorization}\r\n\r\n${text}`;
  }
}

import { OperationTypeNode } from 'graphql';
import { bodyOf, type ExportedHeader, type ExportedRequest } from './exported-request';

/** For a POSIX shell. Subscriptions come as Server-Sent Events. */
export function curlOf({ address, operation, type, headers }: ExportedRequest): string {
  const isStream = type === OperationTypeNode.SUBSCRIPTION;
  const own = [
    { name: 'content-type', text: 'application/json', isSecret: false },
    ...(isStream ? [{ name: 'accept', text: 'text/event-stream', isSecret: false }] : []),
  ];
  const lines = [
    `curl -sS${isStream ? 'N' : ''} ${quoted(address)}`,
    ...[...own, ...headers].map((header) => `  -H ${headerText(header)}`),
    `  --data-raw ${quoted(JSON.stringify(bodyOf(operation), null, 2))}`,
  ];
  return `${lines.join(' \\\n')}\n`;
}

function headerText({ name, text, isSecret }: ExportedHeader): string {
  const written = quoted(`${name}: ${text}`);
  return isSecret ? `${written}"$TOKEN"` : written;
}

/** Between apostrophes a shell reads everything as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

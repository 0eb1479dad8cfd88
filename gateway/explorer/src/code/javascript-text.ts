import type { ExportedHeader } from './exported-request';

const TICKS = /[`\\]|\$(?=\{)/g;

/** How code ends: data and errors may both have come. */
export const PRINT_OUTCOME = `if (error) console.error(error);
if (data) console.log(JSON.stringify(data, null, 2));
`;

/** Said where code opens a WebSocket, which Node has of its own since 22. */
export const WEB_SOCKET_NOTE = '// Node 20: also webSocketImpl, the WebSocket of the package ws';

/** Lines set in by so many spaces. */
export function setIn(lines: string, spaces: number): string {
  return lines.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}

/** A text as a template literal, over several lines as it is. */
export function template(text: string): string {
  return `\`${text.replaceAll(TICKS, String.raw`\$&`).replaceAll('\r', String.raw`\r`)}\``;
}

/** JSON as JavaScript, set in by so many spaces. */
export function literal(value: unknown, spaces = 0): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(spaces)}`);
}

/** Headers as the members of an object; a secret reads `token`. */
export function headerMembers(headers: readonly ExportedHeader[], spaces: number): string {
  return headers
    .map(({ name, text, isSecret }) => {
      const value = isSecret ? `\`${template(text).slice(1, -1)}\${token}\`` : literal(text);
      return `${' '.repeat(spaces)}${literal(name)}: ${value},\n`;
    })
    .join('');
}

/** Where a secret comes from; nothing when there is none. */
export function tokenLine(headers: readonly ExportedHeader[]): string {
  return headers.some(({ isSecret }) => isSecret)
    ? 'const token = process.env.TOKEN; // in a browser: from your sign-in\n'
    : '';
}

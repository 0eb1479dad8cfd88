import type { ExportedHeader } from './exported-request';

const TICKS = /[`\\]|\$(?=\{)/g;

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

import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';

/** What does not change with the language of a page. */
export interface Shape {
  /** 1 for a title, 2 for a section… */
  readonly headingLevels: readonly number[];
  readonly codeBlocks: readonly string[];
  /** How many rows each table has, its head included. */
  readonly tableRows: readonly number[];
  /** Where links lead, from the root or by their address, in the order of the alphabet. */
  readonly links: readonly string[];
}

const markdown = new MarkdownIt({ html: true });

/** The shape of a page that lies at `path`. */
export function shapeOf(path: string, text: string): Shape {
  const tokens = markdown.parse(text, {});
  const ofType = (type: string): typeof tokens => tokens.filter((token) => token.type === type);
  return {
    headingLevels: ofType('heading_open').map(({ tag }) => Number(tag.slice(1))),
    codeBlocks: ofType('fence').map(({ info, content }) => `${info}\n${content}`),
    tableRows: rowsOfTables(tokens.map(({ type }) => type)),
    links: ofType('inline')
      .flatMap(({ children }) => children ?? [])
      .filter(({ type }) => type === 'link_open')
      .map((token) => fromRoot(path, String(token.attrGet('href'))))
      .toSorted(),
  };
}

function rowsOfTables(types: readonly string[]): readonly number[] {
  const counts: number[] = [];
  for (const type of types) {
    if (type === 'table_open') counts.push(0);
    if (type === 'tr_open') counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
  }
  return counts;
}

function fromRoot(path: string, href: string): string {
  if (/^[a-z]+:/.test(href)) return href;
  const [target = '', anchor] = href.split('#');
  const page = target === '' ? path : posix.join(posix.dirname(path), target);
  return anchor === undefined ? page : `${page}#${anchor}`;
}

/** The words of a page, without code. */
export function proseOf(text: string): readonly string[] {
  return markdown
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'text')
    .map(({ content }) => content);
}

/** The anchors that a page sets itself, beside those of its headings. */
export function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id ?? '');
}

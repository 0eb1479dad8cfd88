import type { Token } from 'markdown-it';
import { attributeOf, markdown, textOf } from './markdown';

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly level: number;
}

/** A stretch of a page that a search can lead to. */
interface Section {
  /** Empty: the page's beginning. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A text in Markdown, read once. */
export interface Document {
  readonly title: string;
  readonly tokens: readonly Token[];
  readonly headings: readonly Heading[];
  /** Everything that an address can point to. */
  readonly ids: ReadonlySet<string>;
  readonly sections: readonly Section[];
}

export function readDocument(text: string): Document {
  const tokens = markdown.parse(text, {});
  const headings = headingsOf(tokens);
  const rows = rowsOf(tokens);
  const named = [...headings, ...rows].map(({ id }) => id);
  return {
    title: headings.find(({ level }) => level === 1)?.text ?? '',
    tokens,
    headings,
    ids: new Set([...named, ...anchorsIn(tokens)]),
    sections: [...sectionsOf(tokens), ...rows],
  };
}

function headingsOf(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token, at) => {
    const inside = tokens[at + 1];
    return token.type === 'heading_open' && inside !== undefined
      ? [
          {
            id: attributeOf(token, 'id'),
            text: textOf(inside),
            level: Number(token.tag.slice(1)),
          },
        ]
      : [];
  });
}

/** `<a id="maps"></a>`: a translated page keeps the anchors of its original. */
const ANCHOR = /^<a id="([\w-]+)">$/;

function anchorsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ children }) =>
    (children ?? []).flatMap(({ content }) => ANCHOR.exec(content)?.[1] ?? []),
  );
}

/** What stands below each heading, up to the next. */
function sectionsOf(tokens: readonly Token[]): Section[] {
  const sections: { id: string; title: string; text: string }[] = [];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    if (token.type === 'inline' && before?.type === 'heading_open') {
      const id = before.tag === 'h1' ? '' : attributeOf(before, 'id');
      sections.push({ id, title: textOf(token), text: '' });
    } else if (token.type === 'inline') {
      const section = sections.at(-1);
      if (section !== undefined) {
        section.text += `${textOf(token)} `;
      }
    }
  });
  return sections;
}

/** Rows that have a name of their own, as error codes do. */
function rowsOf(tokens: readonly Token[]): Section[] {
  const rows: Section[] = [];
  tokens.forEach((token, at) => {
    if (token.type === 'tr_open') {
      const end = tokens.findIndex(({ type }, place) => place > at && type === 'tr_close');
      const cells = tokens.slice(at, end).filter(({ type }) => type === 'inline');
      const text = cells.slice(1).map(textOf).join(' – ');
      for (const { attrs, content } of cells[0]?.children ?? []) {
        if (attrs?.some(([name]) => name === 'id') === true) {
          rows.push({ id: content, title: content, text });
        }
      }
    }
  });
  return rows;
}

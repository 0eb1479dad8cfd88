import type { Reading, StemmedWord } from './reading';
import { placedWords } from './words';

/** A part of a text, from one UTF-16 position up to another. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** A text with the words that were looked for, as positions and as safe HTML. */
export interface Highlight {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly html: string;
}

/** Those of the texts that have some of the words. */
export function highlightsOf(
  texts: readonly string[],
  meanings: Reading['meanings'],
  stems: ReadonlyMap<string, StemmedWord>,
): Highlight[] {
  return texts
    .map((text) => ({ text, marks: marksIn(text, meanings, stems) }))
    .filter(({ marks }) => marks.length > 0)
    .map(({ text, marks }) => ({ text, marks, html: markedHtml(text, marks) }));
}

/** Where a text has the words that were looked for. */
export function marksIn(
  text: string,
  meanings: Reading['meanings'],
  stems: ReadonlyMap<string, StemmedWord>,
): Mark[] {
  const lexemes = meanings.flatMap(({ phrases, names }) => [...phrases, ...names]).flat();
  const whole = new Set(lexemes.filter(({ prefix }) => !prefix).map((lexeme) => lexeme.text));
  const beginnings = lexemes.filter(({ prefix }) => prefix).map((lexeme) => lexeme.text);
  return placedWords(text)
    .filter(({ word }) => {
      const { french = word, english = word } = stems.get(word) ?? {};
      return (
        whole.has(word) ||
        whole.has(french) ||
        whole.has(english) ||
        beginnings.some((beginning) => word.startsWith(beginning))
      );
    })
    .map(({ start, end }) => ({ start, end }));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}

/** The text as HTML that can do no harm, with the marked parts in `<mark>`. */
function markedHtml(text: string, marks: readonly Mark[]): string {
  let written = 0;
  let html = '';
  for (const { start, end } of marks) {
    html += `${escape(text.slice(written, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    written = end;
  }
  return html + escape(text.slice(written));
}

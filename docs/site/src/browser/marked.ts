import { folded } from '../search/terms';

const WORD = /([\p{L}\p{N}]+)/u;

/** A text with the words marked that were found in it. Text nodes only: a text is never read as markup. */
export function marked(text: string, terms: readonly string[]): Node[] {
  return text.split(WORD).map((part, at) => {
    if (at % 2 === 1 && terms.some((term) => folded(part).includes(term))) {
      const mark = document.createElement('mark');
      mark.textContent = part;
      return mark;
    }
    return document.createTextNode(part);
  });
}

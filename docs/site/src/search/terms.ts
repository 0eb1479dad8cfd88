const MARKS = /\p{M}/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
const HUMPS = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu;

/** `Évaluation` and `evaluation` are one term. */
export function folded(term: string): string {
  return term.normalize('NFD').replaceAll(MARKS, '').toLowerCase();
}

/** The words of a text, and of names within it: `currentLabel` is found by `label`, too. */
export function words(text: string): string[] {
  return (text.match(WORDS) ?? []).flatMap((word) => {
    const humps = word.match(HUMPS) ?? [];
    return humps.length > 1 ? [word].concat(humps) : [word];
  });
}

/**
 * How many letters have to be put in, left out, exchanged or swapped with their neighbour to make one word of the
 * other (optimal string alignment); gives up beyond `most`.
 */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) {
    return most + 1;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const exchanged = at(last, column - 1) + (same ? 0 : 1);
      const swapped =
        left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
          ? at(beforeLast, column - 2) + 1
          : Number.POSITIVE_INFINITY;
      next.push(Math.min(exchanged, at(last, column) + 1, at(next, column - 1) + 1, swapped));
    }
    beforeLast = last;
    last = next;
  }
  return at(last, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** Typing mistakes that a word of this length may hold and still be meant. */
export function mistakesAllowed(word: string): number {
  if (word.length < 4) {
    return 0;
  }
  return word.length < 8 ? 1 : 2;
}

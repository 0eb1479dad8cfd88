/** What separates the members of a list in one cell; a member's own one is written with a backslash before it. */
const SEPARATOR = '|';

/** Several texts as one cell. */
export function joinList(members: readonly string[]): string {
  return members.map((member) => member.replaceAll(/[\\|]/g, String.raw`\$&`)).join(SEPARATOR);
}

/** The texts of which `joinList` made a cell. An empty cell is an empty list. */
export function splitList(cell: string): string[] {
  if (cell === '') {
    return [];
  }
  const members = [''];
  for (const [whole, escaped] of cell.matchAll(/\\([\\|])|[^]/g)) {
    if (whole === SEPARATOR) {
      members.push('');
    } else {
      members[members.length - 1] += escaped ?? whole;
    }
  }
  return members;
}

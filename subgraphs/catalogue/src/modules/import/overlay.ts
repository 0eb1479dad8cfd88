/** What a line says of a record: a fact that is not there is not said, null is said to be empty. */
export type Says<Content> = { readonly [Fact in keyof Content]?: Content[Fact] | null };

/** A record as a line wants it: what it says, else what is known, else what a record says that says nothing. */
export function overlay<Content extends object>(
  blank: Content,
  known: Content | null,
  says: Says<Content>,
): Content {
  const content = { ...blank, ...known };
  for (const fact in blank) {
    const said = says[fact];
    if (said !== undefined) {
      content[fact] = said ?? blank[fact];
    }
  }
  return content;
}

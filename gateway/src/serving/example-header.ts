/** What the comment at the head of an example says of it. */
export interface ExampleHeader {
  /** First line of the comment. */
  readonly title: string;
  /** The rest of it. */
  readonly description: string;
  /** The same in French, from the lines `fr: …`; absent where there are none. */
  readonly french?: { readonly title: string; readonly description: string };
  /** For whom it is written, from the line `for: …`: ids of `readers` in `explorer.json`. */
  readonly readers: readonly string[];
  /** Name of the development identity that it is meant to be asked as, from the line `as: …`; absent: everybody. */
  readonly identity?: string;
}

const KEYED = /^(fr|for|as): /;

/** Reads the comment that a file begins with. */
export function readExampleHeader(text: string): ExampleHeader {
  const lines = leadingComment(text);
  const valuesOf = (key: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const [title = '', ...description] = lines.filter((line) => !KEYED.test(line));
  const [frenchTitle, ...frenchDescription] = valuesOf('fr');
  const [identity] = valuesOf('as');
  return {
    title,
    description: description.join(' '),
    ...(frenchTitle === undefined
      ? {}
      : { french: { title: frenchTitle, description: frenchDescription.join(' ') } }),
    readers: valuesOf('for').flatMap((readers) => readers.split(/, */)),
    ...(identity === undefined ? {} : { identity }),
  };
}

function leadingComment(text: string): readonly string[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^#\s?/, ''));
}

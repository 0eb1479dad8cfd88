/** A piece of a statement's text. `index` is the place of a parameter's value, from 0. */
export type StatementPart =
  | { readonly kind: 'TEXT'; readonly text: string }
  /** `cast` as where the statement names the parameter first, which is what gives it its type. */
  | { readonly kind: 'PARAMETER'; readonly index: number; readonly cast: string }
  /** A limit, or a yes or no: few different values, which decide how to find the rows. */
  | { readonly kind: 'LITERAL'; readonly index: number; readonly cast: string }
  /** `($1 is null or …)`: a condition only where the parameter has a value. */
  | {
      readonly kind: 'IF_GIVEN';
      readonly index: number;
      readonly condition: readonly StatementPart[];
    };

const CAST = String.raw`(?:::[a-z0-9_.]+(?:\[\])?)?`;

/** What is read over: texts, names in quotes, comments. */
const OPAQUE = String.raw`'(?:[^']|'')*'|"[^"]*"|/\*[^]*?\*/|--[^\n]*`;
const IF_GIVEN = String.raw`\(\s*\$(?<guard>\d+)(?<guardCast>${CAST})\s+is\s+null\s+or\s+`;
const LIMIT = String.raw`(?<=\b(?:limit|fetch\s+first)\s+\(?)\$(?<limit>\d+)(?<limitCast>${CAST})`;
const PARAMETER = String.raw`\$(?<parameter>\d+)(?<cast>${CAST})`;

const TOKEN = new RegExp(
  [OPAQUE, IF_GIVEN, LIMIT, PARAMETER, String.raw`(?<open>\()`, String.raw`(?<close>\))`].join('|'),
  'g',
);

/** The parts of a statement in their order. */
export function parseStatement(text: string): readonly StatementPart[] {
  const parser = new StatementParser();
  let read = 0;
  for (const match of text.matchAll(TOKEN)) {
    parser.addText(text.slice(read, match.index));
    parser.add(match[0], match.groups ?? {});
    read = match.index + match[0].length;
  }
  parser.addText(text.slice(read));
  return parser.end();
}

/** What a parenthesis encloses. Around a condition that may be left out, `guard` is the place of its parameter. */
interface Enclosed {
  readonly guard: number | null;
  readonly parts: StatementPart[];
}

class StatementParser {
  private readonly casts = new Map<number, string>();
  private readonly enclosing: Enclosed[] = [];
  private current: Enclosed = { guard: null, parts: [] };

  addText(text: string): void {
    if (text !== '') {
      this.current.parts.push({ kind: 'TEXT', text });
    }
  }

  add(token: string, groups: Readonly<Record<string, string | undefined>>): void {
    const {
      guard,
      guardCast = '',
      limit,
      limitCast = '',
      parameter,
      cast = '',
      open,
      close,
    } = groups;
    if (guard !== undefined) {
      this.castOf(guard, guardCast);
      this.open(indexOf(guard));
    } else if (limit !== undefined) {
      this.current.parts.push({ kind: 'LITERAL', index: indexOf(limit), cast: limitCast });
    } else if (parameter !== undefined) {
      this.addParameter(parameter, cast);
    } else if (open !== undefined) {
      this.open(null);
    } else if (close === undefined) {
      this.addText(token);
    } else {
      this.close();
    }
  }

  end(): readonly StatementPart[] {
    if (this.enclosing.length > 0) {
      throw new TypeError('The statement has a parenthesis that is not closed.');
    }
    return this.current.parts;
  }

  private addParameter(parameter: string, cast: string): void {
    const known = this.castOf(parameter, cast);
    this.current.parts.push({
      kind: known === '::boolean' ? 'LITERAL' : 'PARAMETER',
      index: indexOf(parameter),
      cast: cast === '' ? known : cast,
    });
  }

  private castOf(parameter: string, cast: string): string {
    const index = indexOf(parameter);
    const known = this.casts.get(index) ?? cast;
    this.casts.set(index, known);
    return known;
  }

  private open(guard: number | null): void {
    this.enclosing.push(this.current);
    this.current = { guard, parts: [] };
  }

  private close(): void {
    const { guard, parts } = this.current;
    const outer = this.enclosing.pop();
    if (outer === undefined) {
      throw new TypeError('The statement closes a parenthesis that is not open.');
    }
    this.current = outer;
    if (guard === null) {
      outer.parts.push({ kind: 'TEXT', text: '(' }, ...parts, { kind: 'TEXT', text: ')' });
    } else {
      outer.parts.push({ kind: 'IF_GIVEN', index: guard, condition: parts });
    }
  }
}

function indexOf(parameter: string): number {
  return Number(parameter) - 1;
}

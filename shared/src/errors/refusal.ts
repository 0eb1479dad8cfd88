/** A sentence in both languages of the product. */
export interface Explanation {
  readonly fr: string;
  readonly en: string;
}

/** One reason why a change of state is not made. */
export interface Refusal {
  /** Stable, documented in `docs/errors.md`. */
  readonly code: string;
  /** The argument at fault, from the mutation's first argument on, e.g. `['input', 'scores', '0']`; null for none. */
  readonly path: readonly string[] | null;
  readonly explanation: Explanation;
}

/**
 * The rules do not allow a change of state, for one or several reasons; nothing was changed. A mutation answers it as
 * `userErrors` of its payload. What the caller may not do at all, or asks in a wrong form, is a `DomainError` instead.
 */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly refusals: readonly [Refusal, ...Refusal[]]) {
    super(refusals.map(({ code, explanation }) => `${code}: ${explanation.en}`).join('; '));
  }
}

/** The texts of a module's refusals by code; `{name}` stands for a value that is given with the refusal. */
export type RefusalTexts = Readonly<Record<string, Explanation>>;

/** What a refusal says beyond its code. */
export interface RefusalDetails {
  readonly path?: readonly string[];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Makes a module's refusals, so that a code without its two texts does not compile. */
export function refusalsFrom<const Texts extends RefusalTexts>(texts: Texts) {
  return (code: Extract<keyof Texts, string>, details: RefusalDetails = {}): Refusal => {
    const text: Explanation | undefined = texts[code];
    if (text === undefined) {
      throw new TypeError(`No text for the refusal ${code}.`);
    }
    const { path = null, values = {} } = details;
    return {
      code,
      path,
      explanation: { fr: filled(text.fr, values), en: filled(text.en, values) },
    };
  };
}

/** Throws when there is any refusal at all. */
export function refuseIfAny(refusals: readonly Refusal[]): void {
  const [first, ...others] = refusals;
  if (first !== undefined) {
    throw new Refused([first, ...others]);
  }
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

import { canonicalJson, jsonOf } from '@apogee/shared/json';

/** Where a fact of the catalogue was read. */
export interface FactSource {
  readonly sourceId: string | null;
  readonly sourcePage: number | null;
}

/** A fact as it stands, with its source. */
export type Sourced<Fact> = FactSource & { readonly fact: Fact };

/**
 * Gives each stated fact its source: one that says what was said before keeps the source it was read in, whatever is
 * new or other is the firm's own statement.
 */
export function withSources<Fact extends object>(
  stated: readonly Fact[],
  before: readonly Sourced<Fact>[],
  statementId: string,
): readonly Sourced<Fact>[] {
  const left = new Map<string, Sourced<Fact>[]>();
  for (const one of before) {
    const key = textOf(one.fact);
    left.set(key, [...(left.get(key) ?? []), one]);
  }
  return stated.map((fact) => {
    const key = textOf(fact);
    const [same, ...others] = left.get(key) ?? [];
    left.set(key, others);
    return { fact, sourceId: statementId, sourcePage: null, ...same };
  });
}

/** Whatever order its members come in. */
function textOf(fact: object): string {
  return canonicalJson(jsonOf(fact));
}

/** A source of a record, and whether it is a statement of the firm. */
export interface RecordSource {
  readonly id: string;
  readonly isStatement: boolean;
}

/** The sources of a record: the statement, and what it rested on before; earlier statements as far as facts cite them. */
export function recordSources(
  statementId: string,
  before: readonly RecordSource[],
  facts: readonly FactSource[],
): readonly string[] {
  const cited = new Set(facts.map(({ sourceId }) => sourceId));
  const kept = before.filter(({ id, isStatement }) => !isStatement || cited.has(id));
  return [statementId, ...kept.map(({ id }) => id)];
}

import { createHash } from 'node:crypto';
import { assertNever } from '../errors';
import { parseStatement, type StatementPart } from './statement-template';

/**
 * A statement as it is sent for the values at hand: without the conditions that are not given, and with its limit and
 * what is yes or no written out. So PostgreSQL can plan it once and use the indexes that serve what is given, where one
 * plan for all conditions would use none, and one for an unknown limit would expect a tenth of the rows.
 */
export interface StatementVariant {
  /** Under which a connection keeps it when it was parsed. */
  readonly name: string;
  readonly text: string;
  /** Which of the statement's values it takes, in their order. */
  readonly taken: readonly number[];
  /** Whether its best plan depends on its values all the same, as its text says. */
  readonly isPlannedEachTime: boolean;
}

/** PostgreSQL keeps 63 characters of a name. */
const NAME_LENGTH = 32;

/** By which a statement says that one plan does not serve all values: of words or places that are rare or frequent. */
const PLANNED_FOR_ITS_VALUES = '/* planned for its values */';

/** Of one statement. Whoever asks for pages of all sizes by all conditions makes others be made anew. */
const MOST_VARIANTS = 200;

const statements = new Map<string, Statement>();

/** `text` is a constant of a repository; text made for one occasion must not come here. */
export function variantFor(text: string, values: readonly unknown[]): StatementVariant {
  const known = statements.get(text);
  if (known !== undefined) {
    return known.variantFor(values);
  }
  const statement = new Statement(text);
  statements.set(text, statement);
  return statement.variantFor(values);
}

class Statement {
  private readonly parts: readonly StatementPart[];
  /** Places of the values by which variants differ. */
  private readonly conditions: readonly number[];
  private readonly literals: readonly number[];
  private readonly variants = new Map<string, StatementVariant>();

  constructor(text: string) {
    this.parts = parseStatement(text);
    this.conditions = placesOf(this.parts, 'IF_GIVEN');
    this.literals = placesOf(this.parts, 'LITERAL');
  }

  variantFor(values: readonly unknown[]): StatementVariant {
    const key = this.keyOf(values);
    const known = this.variants.get(key);
    if (known !== undefined) {
      return known;
    }
    const [oldest] = this.variants.size < MOST_VARIANTS ? [] : this.variants.keys();
    if (oldest !== undefined) {
      this.variants.delete(oldest);
    }
    const variant = new VariantWriter(values).write(this.parts);
    this.variants.set(key, variant);
    return variant;
  }

  private keyOf(values: readonly unknown[]): string {
    let key = '';
    for (const index of this.conditions) {
      key += isGiven(values, index) ? '1' : '0';
    }
    for (const index of this.literals) {
      key += ` ${literalIn(values, index) ?? ''}`;
    }
    return key;
  }
}

function placesOf(
  parts: readonly StatementPart[],
  kind: 'IF_GIVEN' | 'LITERAL',
): readonly number[] {
  const places = parts.flatMap((part) => [
    ...(part.kind === kind ? [part.index] : []),
    ...(part.kind === 'IF_GIVEN' ? placesOf(part.condition, kind) : []),
  ]);
  return [...new Set(places)];
}

function isGiven(values: readonly unknown[], index: number): boolean {
  return (values[index] ?? null) !== null;
}

/** Null for anything but yes, no and a number of rows, which then stays a parameter. */
function literalIn(values: readonly unknown[], index: number): string | null {
  const value = values[index];
  const isLiteral =
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
  return isLiteral ? String(value) : null;
}

class VariantWriter {
  private readonly taken: number[] = [];

  constructor(private readonly values: readonly unknown[]) {}

  write(parts: readonly StatementPart[]): StatementVariant {
    const text = this.textOf(parts);
    return {
      name: createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH),
      text,
      taken: this.taken,
      isPlannedEachTime: text.includes(PLANNED_FOR_ITS_VALUES),
    };
  }

  private textOf(parts: readonly StatementPart[]): string {
    return parts.map((part) => this.textOfPart(part)).join('');
  }

  private textOfPart(part: StatementPart): string {
    switch (part.kind) {
      case 'TEXT':
        return part.text;
      case 'PARAMETER':
        return this.parameter(part);
      case 'LITERAL':
        return literalIn(this.values, part.index) ?? this.parameter(part);
      case 'IF_GIVEN':
        return isGiven(this.values, part.index) ? `(${this.textOf(part.condition)})` : 'true';
      default:
        return assertNever(part);
    }
  }

  private parameter({ index, cast }: { readonly index: number; readonly cast: string }): string {
    const place = this.taken.indexOf(index);
    return `$${place === -1 ? this.taken.push(index) : place + 1}${cast}`;
  }
}

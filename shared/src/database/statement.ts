import type { StatementVariant } from './statement-variant';

/** A statement of a repository, and its values. */
export interface PlainStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A statement that somebody waits for. Settled once; further settlements have no effect. */
export interface AwaitedStatement {
  readonly variant: StatementVariant;
  /** Those that the variant takes. */
  readonly values: readonly unknown[];
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A statement that somebody waits for. Settled once; further settlements have no effect. */
export interface AwaitedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A label decision as everybody knows it: who made it, the log, and who is told of it. */
export interface Decision {
  readonly labelNumber: string;
  /** The version of the label that it made. */
  readonly labelVersion: number;
  /** Its number in the decision ledger. */
  readonly recordSeq: number;
}

export function decisionId({ labelNumber, labelVersion, recordSeq }: Decision): string {
  return `${labelNumber}/${labelVersion}@${recordSeq}`;
}

/** A register that the secretariat keeps. */
export const Register = {
  DIRECTORATE: 'DIRECTORATE',
  PERSON: 'PERSON',
  INTEREST: 'INTEREST',
  MANDATE: 'MANDATE',
  SCHEME: 'SCHEME',
} as const;
export type Register = (typeof Register)[keyof typeof Register];

/** An entry after a change. */
export interface RegisterEntry {
  readonly register: Register;
  readonly entryId: string;
  readonly version: number;
  /** The entry itself, in the words of its module. */
  readonly entry: object;
}

/** Who changed an entry, when, and to what. */
export interface RegisterChange extends RegisterEntry {
  readonly id: number;
  readonly at: Date;
  /** The subject of a token. */
  readonly actor: string;
}

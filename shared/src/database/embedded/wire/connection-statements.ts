import { closeStatement } from './messages';
import { prefixNames, statementName, usesUnnamedStatement } from './statement-names';

/** Whose unnamed statement the backend holds; it can hold one. */
interface UnnamedStatementSlot {
  unnamedStatementOwner: object | null;
}

const PARSE = 'P'.charCodeAt(0);
const CLOSE = 'C'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
/** A Close names a statement (`S`) or a portal (`P`). */
const STATEMENT = 'S'.charCodeAt(0);

/** The prepared statements of one connection, as far as the backend must be told that they are its own. */
export class ConnectionStatements {
  readonly #names = new Set<string>();
  #lastUnnamedParse: Buffer | null = null;

  constructor(
    private readonly prefix: string,
    private readonly slot: UnnamedStatementSlot,
  ) {}

  prefixed(message: Buffer): Buffer {
    return prefixNames(message, this.prefix);
  }

  /** Sees every message that is about to be run. */
  note(message: Buffer): void {
    const type = message[0];
    if (type === QUERY) this.slot.unnamedStatementOwner = null;
    if (type === PARSE && statementName(message) === '') {
      this.slot.unnamedStatementOwner = this;
      this.#lastUnnamedParse = message;
    } else if (type === PARSE) this.#names.add(statementName(message));
    else if (type === CLOSE && message[5] === STATEMENT) this.#names.delete(statementName(message));
  }

  /** The Parse to run first, when another connection's unnamed statement replaced the one these messages use. */
  unnamedToRestore(messages: readonly Buffer[]): Buffer | null {
    if (this.slot.unnamedStatementOwner === this) return null;
    for (const message of messages) {
      if (message[0] === PARSE && statementName(message) === '') return null;
      if (!usesUnnamedStatement(message)) continue;
      this.slot.unnamedStatementOwner = this;
      return this.#lastUnnamedParse;
    }
    return null;
  }

  /** Messages that drop all of them. */
  closeAll(): Buffer[] {
    const messages = [...this.#names].map((name) => closeStatement(this.prefix + name));
    this.#names.clear();
    return messages;
  }
}

import { withClient } from '../harness/with-client';

/** Where a byte of the ledger is changed. */
export interface BytePlace {
  readonly seq: number;
  readonly column: (typeof CHANGED_COLUMNS)[number];
  /** Of the text; beyond its end it counts on from the beginning. */
  readonly at: number;
}

export const CHANGED_COLUMNS = [
  'content',
  'content_sha256',
  'previous_sha256',
  'label_number',
] as const;

/** What keeps whoever has no power over the database from changing it. */
const UNLOCK = `
  alter table accreditation.ledger_record disable trigger user;
  alter table accreditation.ledger_record drop constraint if exists ledger_record_check
`;

/** Changes one byte, as somebody with all rights over the database could, and calls `work`; then undoes it. */
export function withChangedByte(
  databaseUrl: string,
  { seq, column, at }: BytePlace,
  work: () => Promise<void>,
): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    await client.query(UNLOCK);
    const read = `/* bench.readByte */ select ${column} as text from accreditation.ledger_record where seq = $1`;
    const write = `/* bench.writeByte */ update accreditation.ledger_record set ${column} = $2 where seq = $1`;
    const { rows } = await client.query<{ text: string }>(read, [seq]);
    const text = rows[0]?.text ?? '';
    await client.query(write, [seq, changedAt(text, at)]);
    await work();
    await client.query(write, [seq, text]);
  });
}

/** Another character in the place of one. */
function changedAt(text: string, at: number): string {
  const place = at % text.length;
  const changed = text[place] === 'x' ? 'y' : 'x';
  return text.slice(0, place) + changed + text.slice(place + 1);
}

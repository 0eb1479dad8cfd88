import type { Database } from '@apogee/shared/database';
import type { Register, RegisterChange } from './register-change';

const APPEND = `
  /* registerChange.append */
  insert into accreditation.register_change (register, entry_id, version, at, actor, entry)
  values ($1, $2, $3, $4, $5, $6::jsonb)
`;

/** $1 register, $2 entry; null asks for nothing. */
const MATCHES = `
  ($1::text is null or register = $1::text) and ($2::text is null or entry_id = $2::text)
`;

const PAGE = `
  /* registerChange.page */
  select id::float8 as id, register, entry_id as "entryId", version, at, actor, entry
  from accreditation.register_change
  where ${MATCHES} and ($3::bigint is null or id < $3::bigint)
  order by id desc
  limit $4
`;

const COUNT = `
  /* registerChange.count */
  select count(*)::integer as count from accreditation.register_change where ${MATCHES}
`;

export interface ChangeCriteria {
  readonly register: Register | null;
  readonly entryId: string | null;
}

export class RegisterChangeRepository {
  constructor(private readonly database: Database) {}

  async append(change: Omit<RegisterChange, 'id'>): Promise<void> {
    const { register, entryId, version, at, actor, entry } = change;
    const row = [register, entryId, version, at, actor, JSON.stringify(entry)];
    await this.database.query(APPEND, row);
  }

  /** Newest first, from below an identifier on. */
  page(
    { register, entryId }: ChangeCriteria,
    { below, limit }: { readonly below: number | null; readonly limit: number },
  ): Promise<RegisterChange[]> {
    return this.database.query<RegisterChange[]>(PAGE, [register, entryId, below, limit]);
  }

  async count({ register, entryId }: ChangeCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(COUNT, [register, entryId]);
    return row?.count ?? 0;
  }
}

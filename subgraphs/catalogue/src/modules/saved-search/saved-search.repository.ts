import type { Database } from '@apogee/shared/database';
import type { Percolated } from '../search';
import { canonicalText, type SavedSearch, type SavedSearchId } from './saved-search';
import type { StoredCriteria } from './stored-criteria';

const COLUMNS = `
  id, owner, name, folder, text, filter, version, created_at as "createdAt"
`;

const INSERT = `
  /* savedSearch.insert */
  insert into catalogue.saved_search (
    id, owner, name, folder, text, filter, criteria, canonical, version, created_at
  )
  values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10)
`;

const FIND_SAME = `
  /* savedSearch.findSame */
  select name from catalogue.saved_search where owner = $1 and md5(canonical) = md5($2)
`;

const COUNT = `
  /* savedSearch.count */
  select count(*) as total from catalogue.saved_search where owner = $1
`;

const LOCK = `
  /* savedSearch.lock */
  select ${COLUMNS} from catalogue.saved_search where id = $1 and owner = $2 for update
`;

const RENAME = `
  /* savedSearch.rename */
  update catalogue.saved_search set name = $2, folder = $3, version = $4 where id = $1
`;

const DELETE = '/* savedSearch.delete */ delete from catalogue.saved_search where id = $1';

const FIND_BY_IDS = `
  /* savedSearch.findByIds */
  select ${COLUMNS} from catalogue.saved_search where owner = $1 and id = any($2)
`;

const PAGE = `
  /* savedSearch.page */
  select ${COLUMNS} from catalogue.saved_search
  where owner = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::text))
  order by created_at desc, id desc
  limit $4
`;

const FIND_QUESTIONS = `
  /* savedSearch.findQuestions */
  select id, text, criteria from catalogue.saved_search order by id
`;

const ADD_KNOWN = `
  /* searchMatch.addKnown */
  insert into catalogue.search_match (saved_search_id, document_id)
  select $1, document_id from unnest($2::text[]) as document_id
`;

/** What was found before is not told again. */
const ADD_NEW = `
  /* searchMatch.addNew */
  insert into catalogue.search_match (saved_search_id, document_id)
  select * from unnest($1::text[], $2::text[])
  on conflict do nothing
  returning saved_search_id as "questionId", document_id as "documentId"
`;

/** A question as it is kept. */
export interface StoredQuestion {
  readonly id: SavedSearchId;
  readonly text: string | null;
  readonly criteria: StoredCriteria;
}

/** Where a page begins and how many rows to read. */
export interface SavedSearchPage {
  readonly after: { readonly createdAt: string; readonly id: string } | null;
  readonly limit: number;
}

type Match = Pick<Percolated, 'questionId' | 'documentId'>;

export class SavedSearchRepository {
  constructor(private readonly database: Database) {}

  async insert(search: SavedSearch, criteria: StoredCriteria): Promise<void> {
    await this.database.query(INSERT, [
      search.id,
      search.owner,
      search.name,
      search.folder,
      search.text,
      JSON.stringify(search.filter),
      JSON.stringify(criteria),
      canonicalText(search),
      search.version,
      search.createdAt,
    ]);
  }

  /** Name of the search of this owner that asks the same; null when there is none. */
  async findSame(owner: string, canonical: string): Promise<string | null> {
    const [row] = await this.database.query<{ readonly name: string }[]>(FIND_SAME, [
      owner,
      canonical,
    ]);
    return row?.name ?? null;
  }

  async count(owner: string): Promise<number> {
    const [row] = await this.database.query<{ readonly total: number }[]>(COUNT, [owner]);
    return row?.total ?? 0;
  }

  /** Nobody else's to change until the transaction ends; null where the owner has none. */
  async lock(id: SavedSearchId, owner: string): Promise<SavedSearch | null> {
    const [row] = await this.database.query<SavedSearch[]>(LOCK, [id, owner]);
    return row ?? null;
  }

  async rename({ id, name, folder, version }: SavedSearch): Promise<void> {
    await this.database.query(RENAME, [id, name, folder, version]);
  }

  async delete(id: SavedSearchId): Promise<void> {
    await this.database.query(DELETE, [id]);
  }

  findByIds(owner: string, ids: readonly SavedSearchId[]): Promise<SavedSearch[]> {
    return this.database.query(FIND_BY_IDS, [owner, ids]);
  }

  /** Newest first. */
  page(owner: string, { after, limit }: SavedSearchPage): Promise<SavedSearch[]> {
    return this.database.query(PAGE, [owner, after?.createdAt ?? null, after?.id ?? null, limit]);
  }

  /** Of everybody. */
  findQuestions(): Promise<StoredQuestion[]> {
    return this.database.query(FIND_QUESTIONS);
  }

  /** What a search found when it was saved. */
  async addKnown(id: SavedSearchId, documentIds: readonly string[]): Promise<void> {
    await this.database.query(ADD_KNOWN, [id, documentIds]);
  }

  /** Keeps what was found; gives what was not found before. */
  addNew(matches: readonly Match[]): Promise<Match[]> {
    return this.database.query(ADD_NEW, [
      matches.map(({ questionId }) => questionId),
      matches.map(({ documentId }) => documentId),
    ]);
  }
}

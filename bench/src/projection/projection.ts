import { createHash } from 'node:crypto';
import type { createDataSource } from '@apogee/shared/database';
import type { LastAnnounced, Subjects } from './announcements';

type DataSource = ReturnType<typeof createDataSource>;

const FIND_SUBJECTS = `
  /* bench.findSubjects */
  select
    (select array_agg(id order by id) from catalogue.item where kind <> 'ENGINEERING_ACTIVITY') as items,
    (select array_agg(id order by id) from catalogue.establishment) as establishments
`;

const READ_DOCUMENTS = `
  /* bench.readDocuments */
  select document::text as row from catalogue.search_document as document order by id
`;

/** In the words of the announcer. */
const READ_KEPT = `
  /* bench.readKept */
  select 'label ' || number as subject, version || ' ' || (transitions -> -1 ->> 'status') as value
  from catalogue.announced_label where number like 'BENCH-%'
  union all
  select 'trl ' || assessment_id, level::text from catalogue.announced_trl where assessment_id like 'trl-bench-%'
  union all
  select 'place ' || establishment_id, latitude::text from catalogue.announced_place
`;

/** As after a disk that lost much: some of what was announced and of the documents is gone, some of them is wrong. */
const DAMAGE = [
  'delete from catalogue.announced_label where version % 3 = 0',
  'update catalogue.announced_trl set level = 1',
  'delete from catalogue.announced_place where latitude > 46',
  "update catalogue.search_document set facets = '{}', cells = '{}', places = null where hashtext(id) % 2 = 0",
  'delete from catalogue.search_document where hashtext(id) % 5 = 0',
];

/** The projection as its rows are, read past the program. */
export class Projection {
  constructor(private readonly dataSource: DataSource) {}

  async findSubjects(): Promise<Subjects> {
    const [subjects] = await this.dataSource.query<Subjects[]>(FIND_SUBJECTS);
    return subjects ?? { items: [], establishments: [] };
  }

  /** The same rows give the same text. */
  async fingerprint(): Promise<string> {
    const rows = await this.dataSource.query<{ readonly row: string }[]>(READ_DOCUMENTS);
    const hash = createHash('sha256');
    for (const { row } of rows) {
      hash.update(row).update('\n');
    }
    return `${rows.length} ${hash.digest('hex')}`;
  }

  /** How many subjects it holds otherwise than they were last announced. */
  async countMissed(last: LastAnnounced): Promise<number> {
    const kept =
      await this.dataSource.query<{ readonly subject: string; readonly value: string }[]>(
        READ_KEPT,
      );
    const values = new Map(kept.map(({ subject, value }) => [subject, value]));
    return [...last].filter(([subject, value]) => (values.get(subject) ?? null) !== value).length;
  }

  async damage(): Promise<void> {
    for (const statement of DAMAGE) {
      await this.dataSource.query(statement);
    }
  }
}

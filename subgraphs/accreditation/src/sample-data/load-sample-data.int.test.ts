import { createAccreditationDataSource } from '../data-source';
import { type RunningAccreditation, startAccreditation } from '../testing/accreditation';
import { readSampleData } from './sample-files';

let running: RunningAccreditation;

beforeAll(async () => {
  running = await startAccreditation();
});

afterAll(() => running.stop());

const COUNTS = `
  select
    (select count(*) from accreditation.label) as labels,
    (select count(*) from accreditation.trl_assessment) as assessments,
    (select count(*) from accreditation.evidence) as evidence,
    (select count(*) from accreditation.sample_data_load) as loads
`;

describe('loading the sample data', () => {
  it('does nothing when the data is in place', async () => {
    const lines: string[] = [];
    await running.subgraph.loadSampleData((line) => lines.push(line));
    expect(lines).toEqual([]);
  });

  it('replaces the rows when the content has changed, and only sample rows', async () => {
    const dataSource = await createAccreditationDataSource(running.url).initialize();
    const data = readSampleData();
    const before: unknown = await dataSource.query(COUNTS);
    await dataSource.query("update accreditation.sample_data_load set content_hash = 'older'");
    await dataSource.query("update accreditation.label set scope_fr = 'altered'");
    await running.subgraph.loadSampleData(() => undefined);
    expect(await dataSource.query(COUNTS)).toEqual(before);
    expect(before).toEqual([
      {
        labels: data.labels.length,
        assessments: data.assessments.length,
        evidence: data.assessments.flatMap(({ evidence }) => evidence).length,
        loads: 1,
      },
    ]);
    expect(
      await dataSource.query("select number from accreditation.label where scope_fr = 'altered'"),
    ).toEqual([]);
    await dataSource.destroy();
  });

  it('leaves the former rows when a load fails half-way', async () => {
    const dataSource = await createAccreditationDataSource(running.url).initialize();
    const before: unknown = await dataSource.query(COUNTS);
    await dataSource.query("update accreditation.sample_data_load set content_hash = 'older'");
    await dataSource.query(
      'alter table accreditation.label_transition add constraint broken check (ordinal < 2) not valid',
    );
    await expect(running.subgraph.loadSampleData(() => undefined)).rejects.toThrow('broken');
    expect(await dataSource.query(COUNTS)).toEqual(before);
    await dataSource.query('alter table accreditation.label_transition drop constraint broken');
    await dataSource.destroy();
  });
});

describe('the tables', () => {
  const LABEL = `
    insert into accreditation.label (
      number, subject_id, subject_kind, holder_id, scope_fr, scheme_version, awarded_on, valid_from,
      valid_until, ended_on, accepted_references, version
    )
    values ($1, $2, 'ENGINEERING_ACTIVITY', 'firm-x', 'x', 'DEMO-2025', $3, $3, $4, $4, 2, 1)
  `;

  it('invariant 3: refuse a second label of a subject while the first one runs', async () => {
    const dataSource = await createAccreditationDataSource(running.url).initialize();
    await dataSource.query(LABEL, ['X-1', 'act-x', '2025-01-01', '2028-01-01']);
    await expect(
      dataSource.query(LABEL, ['X-2', 'act-x', '2027-12-31', '2030-12-31']),
    ).rejects.toThrow('one_running_label_per_subject');
    await dataSource.query(LABEL, ['X-3', 'act-x', '2028-01-01', '2031-01-01']);
    await dataSource.query(LABEL, ['X-4', 'act-y', '2025-01-01', '2028-01-01']);
    await dataSource.query("delete from accreditation.label where number like 'X-%'");
    await dataSource.destroy();
  });

  it('match the entities, column by column', async () => {
    const dataSource = await createAccreditationDataSource(running.url).initialize();
    const tables = dataSource.entityMetadatas.map(({ tableName }) => tableName);
    const columns = await dataSource.query<{ name: string }[]>(COLUMNS, [tables]);
    const declared = dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map(
        ({ databaseName, type, isArray, isNullable }) =>
          `${tableName}.${databaseName} ${isArray ? 'ARRAY' : (TYPE_NAMES.get(type) ?? String(type))} ${isNullable ? 'null' : 'not null'}`,
      ),
    );
    expect(declared.toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
    await dataSource.destroy();
  });
});

const TYPE_NAMES = new Map<unknown, string>([['timestamptz', 'timestamp with time zone']]);

const COLUMNS = `
  select table_name || '.' || column_name || ' ' || data_type
    || case is_nullable when 'YES' then ' null' else ' not null' end as name
  from information_schema.columns
  where table_schema = 'accreditation' and table_name = any($1)
`;

import type { IsoDate } from '@apogee/shared/clock';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { ItemKind, Label, LabelStatus } from './label';
import {
  criteriaParameters,
  type LabelCriteria,
  MATCHES,
  statusOn,
} from './label-criteria.repository';

const LABEL_COLUMNS = `
    label.number,
    label.subject_id as "subjectId",
    label.subject_kind as "subjectKind",
    label.holder_id as "holderId",
    label.scope_fr as "scopeFr",
    label.scope_en as "scopeEn",
    label.scheme_version as "schemeVersion",
    label.awarded_on as "awardedOn",
    label.valid_from as "validFrom",
    label.valid_until as "validUntil",
    label.predecessor_number as "predecessorNumber",
    label.version,
    label.transitions
`;

const FIND_BY_NUMBERS = `
  /* label.findByNumbers */
  select ${LABEL_COLUMNS}
  from accreditation.label label
  where label.number = any($1)
`;

const FIND_BY_PREDECESSORS = `
  /* label.findByPredecessors */
  select ${LABEL_COLUMNS}
  from accreditation.label label
  where label.predecessor_number = any($1)
`;

const FIND_BY_SUBJECTS = `
  /* label.findBySubjects */
  select ${LABEL_COLUMNS}
  from accreditation.label label
  where label.subject_id = any($1)
  order by label.valid_from desc, label.number desc
`;

const FIND_OF_SAME_ITEMS = `
  /* label.findOfSameItems */
  select ${LABEL_COLUMNS}
  from accreditation.label label
  where label.subject_id = any(array(
    select own.subject_id from accreditation.label own where own.number = any($1)
    union all
    select unnest($2::text[])
  ))
`;

const FIND_BY_HOLDERS = `
  /* label.findByHolders */
  select ${LABEL_COLUMNS}
  from accreditation.label label
  where label.holder_id = any($1)
  order by label.valid_until, label.number
`;

const PAGE = `
  /* label.page */
  select ${LABEL_COLUMNS}
  from accreditation.label label
  where ${MATCHES}
    and ($8::date is null or /* planned for its values */ (label.valid_until, label.number) > ($8::date, $9::text))
  order by label.valid_until, label.number
  limit $10
`;

const COUNT = `
  /* label.count */
  select count(*)::integer as count
  from accreditation.label label
  where ${MATCHES}
`;

const STATISTICS = `
  /* label.statistics */
  select kind, status, count(*)::integer as count
  from (
    select
      label.subject_kind as kind,
      ${statusOn('$1::date')} as status
    from accreditation.label label
  ) labels
  where status is not null
  group by kind, status
  order by kind, status
`;

/** Where a page begins and how many rows to read. */
export interface LabelPage {
  readonly after: { readonly validUntil: IsoDate; readonly number: string } | null;
  readonly limit: number;
}

export interface LabelCount {
  readonly kind: ItemKind;
  readonly status: LabelStatus;
  readonly count: number;
}

/** As it is selected: its scope in two columns, because building a JSON value for each row is a good part of reading it. */
type LabelRow = Omit<Label, 'scope'> & {
  readonly scopeFr: string;
  readonly scopeEn: string | null;
};

export class LabelRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  findByNumbers(numbers: readonly LabelNumber[]): Promise<Label[]> {
    return this.read(FIND_BY_NUMBERS, [numbers]);
  }

  findByPredecessors(numbers: readonly LabelNumber[]): Promise<Label[]> {
    return this.read(FIND_BY_PREDECESSORS, [numbers]);
  }

  /** Newest first. */
  findBySubjects(ids: readonly ItemId[]): Promise<Label[]> {
    return this.read(FIND_BY_SUBJECTS, [ids]);
  }

  /** Labels of the items that these labels are of, these ones included, and of further items. */
  findOfSameItems(numbers: readonly LabelNumber[], further: readonly ItemId[]): Promise<Label[]> {
    return this.read(FIND_OF_SAME_ITEMS, [numbers, further]);
  }

  findByHolders(ids: readonly FirmId[]): Promise<Label[]> {
    return this.read(FIND_BY_HOLDERS, [ids]);
  }

  /** In the order of `validUntil`, then number. */
  page(criteria: LabelCriteria, { after, limit }: LabelPage): Promise<Label[]> {
    const position = [after?.validUntil ?? null, after?.number ?? null, limit];
    return this.read(PAGE, [...criteriaParameters(criteria), ...position]);
  }

  async count(criteria: LabelCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(
      COUNT,
      criteriaParameters(criteria),
    );
    return row?.count ?? 0;
  }

  /** Number of labels of each kind and status on a day. Labels that had not begun are not counted. */
  statistics(day: IsoDate): Promise<LabelCount[]> {
    return this.database.query<LabelCount[]>(STATISTICS, [day]);
  }

  private async read(statement: string, values: unknown[]): Promise<Label[]> {
    const rows = await this.database.query<LabelRow[]>(statement, values);
    return rows.map(toLabel);
  }
}

/** Property by property: taking a row apart with `...rest` cost more than reading it from the database. */
function toLabel(row: LabelRow): Label {
  return {
    number: row.number,
    subjectId: row.subjectId,
    subjectKind: row.subjectKind,
    holderId: row.holderId,
    scope: { fr: row.scopeFr, en: row.scopeEn },
    schemeVersion: row.schemeVersion,
    awardedOn: row.awardedOn,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    predecessorNumber: row.predecessorNumber,
    version: row.version,
    transitions: row.transitions,
  };
}

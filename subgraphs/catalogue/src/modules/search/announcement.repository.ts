import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';

/** A label as accreditation last announced it. */
export interface AnnouncedLabel {
  readonly number: string;
  readonly version: number;
  readonly subjectId: string;
  readonly validUntil: string;
  readonly transitions: readonly { readonly status: string; readonly effectiveOn: string }[];
  readonly announcedAt: Date;
}

/** A confirmed level; null when it is withdrawn. */
export interface AnnouncedTrl {
  readonly assessmentId: string;
  readonly subjectId: string;
  readonly level: number | null;
  readonly announcedAt: Date;
}

/** Where an establishment is; null when that is not known any more. */
export interface AnnouncedPlace {
  readonly establishmentId: string;
  readonly point: { readonly latitude: number; readonly longitude: number } | null;
  readonly announcedAt: Date;
}

/** What was announced, one of each subject. */
export interface Announcements {
  readonly labels: readonly AnnouncedLabel[];
  readonly trls: readonly AnnouncedTrl[];
  readonly places: readonly AnnouncedPlace[];
}

/** An event that comes again after a later one must not undo it. */
const KEEP_LABELS = `
  /* announcement.keepLabels */
  insert into catalogue.announced_label as kept (number, version, subject_id, valid_until, transitions, announced_at)
  select number, version, "subjectId", "validUntil", transitions, "announcedAt"
  from jsonb_to_recordset($1::jsonb) as label (
    number text, version integer, "subjectId" text, "validUntil" date, transitions jsonb, "announcedAt" timestamptz
  )
  on conflict (number) do update set
    version = excluded.version, subject_id = excluded.subject_id, valid_until = excluded.valid_until,
    transitions = excluded.transitions, announced_at = excluded.announced_at
  where kept.version <= excluded.version
`;

const KEEP_TRLS = `
  /* announcement.keepTrls */
  insert into catalogue.announced_trl as kept (assessment_id, subject_id, level, announced_at)
  select "assessmentId", "subjectId", level, "announcedAt"
  from jsonb_to_recordset($1::jsonb) as confirmed (
    "assessmentId" text, "subjectId" text, level smallint, "announcedAt" timestamptz
  )
  where level is not null
  on conflict (assessment_id) do update set
    subject_id = excluded.subject_id, level = excluded.level, announced_at = excluded.announced_at
  where kept.announced_at <= excluded.announced_at
`;

const FORGET_TRLS = `
  /* announcement.forgetTrls */
  delete from catalogue.announced_trl as kept
  using jsonb_to_recordset($1::jsonb) as withdrawn (
    "assessmentId" text, level smallint, "announcedAt" timestamptz
  )
  where withdrawn.level is null and kept.assessment_id = withdrawn."assessmentId"
    and kept.announced_at <= withdrawn."announcedAt"
`;

const KEEP_PLACES = `
  /* announcement.keepPlaces */
  insert into catalogue.announced_place as kept (establishment_id, latitude, longitude, announced_at)
  select "establishmentId", (point ->> 'latitude')::float8, (point ->> 'longitude')::float8, "announcedAt"
  from jsonb_to_recordset($1::jsonb) as located (
    "establishmentId" text, point jsonb, "announcedAt" timestamptz
  )
  where jsonb_typeof(point) = 'object'
  on conflict (establishment_id) do update set
    latitude = excluded.latitude, longitude = excluded.longitude, announced_at = excluded.announced_at
  where kept.announced_at <= excluded.announced_at
`;

const FORGET_PLACES = `
  /* announcement.forgetPlaces */
  delete from catalogue.announced_place as kept
  using jsonb_to_recordset($1::jsonb) as lost (
    "establishmentId" text, point jsonb, "announcedAt" timestamptz
  )
  where jsonb_typeof(coalesce(lost.point, 'null')) = 'null' and kept.establishment_id = lost."establishmentId"
    and kept.announced_at <= lost."announcedAt"
`;

/** What the log does not tell, and was announced before $4, was never so. */
const FORGET_OTHERS = `
  /* announcement.forgetOthers */
  with labels as (
    delete from catalogue.announced_label where announced_at <= $4 and number <> all($1::text[])
  ), trls as (
    delete from catalogue.announced_trl where announced_at <= $4 and assessment_id <> all($2::text[])
  )
  delete from catalogue.announced_place where announced_at <= $4 and establishment_id <> all($3::text[])
`;

const FIND_FIRMS = `
  /* announcement.findFirms */
  select firm_id as "firmId" from catalogue.item where id = any($1)
  union
  select firm_id from catalogue.establishment where id = any($2)
`;

/** Of labels whose status changed after one day, up to another; after none: of all labels. */
const FIND_FIRMS_OF_CHANGES = `
  /* announcement.findFirmsOfChanges */
  select distinct item.firm_id as "firmId"
  from catalogue.announced_label as label
  join catalogue.item as item on item.id = label.subject_id
  where $1::date is null
    or label.valid_until > $1::date and label.valid_until <= $2::date
    or exists (
      select from jsonb_array_elements(label.transitions) as transition
      where (transition ->> 'effectiveOn')::date > $1::date
        and (transition ->> 'effectiveOn')::date <= $2::date
    )
`;

/** What other subgraphs have announced, in the transaction of whoever reads it. */
export class AnnouncementRepository {
  constructor(private readonly database: Database) {}

  async keep({ labels, trls, places }: Announcements): Promise<void> {
    const { database } = this;
    if (labels.length > 0) {
      await database.query(KEEP_LABELS, [JSON.stringify(labels)]);
    }
    if (trls.length > 0) {
      await database.query(KEEP_TRLS, [JSON.stringify(trls)]);
      await database.query(FORGET_TRLS, [JSON.stringify(trls)]);
    }
    if (places.length > 0) {
      await database.query(KEEP_PLACES, [JSON.stringify(places)]);
      await database.query(FORGET_PLACES, [JSON.stringify(places)]);
    }
  }

  /** Forgets what is older than an instant and not among these. */
  async forgetOthers({ labels, trls, places }: Announcements, before: Date): Promise<void> {
    await this.database.query(FORGET_OTHERS, [
      labels.map(({ number }) => number),
      trls.filter(({ level }) => level !== null).map(({ assessmentId }) => assessmentId),
      places.filter(({ point }) => point !== null).map(({ establishmentId }) => establishmentId),
      before,
    ]);
  }

  /** The firms of labels that have another status on a day than on an earlier one; null: of all labels. */
  async findFirmsOfChanges(since: IsoDate | null, until: IsoDate): Promise<string[]> {
    const rows = await this.database.query<{ readonly firmId: string }[]>(FIND_FIRMS_OF_CHANGES, [
      since,
      until,
    ]);
    return rows.map(({ firmId }) => firmId);
  }

  /** The firms whose documents these announcements change. */
  async findFirms({ labels, trls, places }: Announcements): Promise<string[]> {
    const subjects = [...labels, ...trls].map(({ subjectId }) => subjectId);
    const establishments = places.map(({ establishmentId }) => establishmentId);
    const rows = await this.database.query<{ readonly firmId: string }[]>(FIND_FIRMS, [
      subjects,
      establishments,
    ]);
    return rows.map(({ firmId }) => firmId);
  }
}

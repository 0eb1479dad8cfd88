import type { IsoDate } from '@apogee/shared/clock';
import type { FirmId } from '@apogee/shared/ids';
import type { ItemKind, LabelStatus } from './label';

/** Which labels a list holds. A null asks for nothing. */
export interface LabelCriteria {
  readonly today: IsoDate;
  readonly status: readonly LabelStatus[] | null;
  readonly holder: FirmId | null;
  readonly validOn: IsoDate | null;
  readonly expiringBefore: IsoDate | null;
  readonly subjectKind: ItemKind | null;
}

const settled = (status: string, day: string): string => `case
      when ${status} in ('WITHDRAWN', 'SURRENDERED', 'RENEWED') then ${status}
      when ${day} >= label.valid_until then 'EXPIRED'
      else ${status}
    end`;

/**
 * The status on a day, as the database's own function `label_status_on` states it, and `labelStatusOn` in `label.ts`.
 * The label knows its last two transitions; only where both lie behind the day, the one before them is looked up, which
 * for each of many labels takes most of the time of a count. Written out, because PostgreSQL calls a function of this
 * kind row by row, at three times the cost.
 */
export const statusOn = (day: string): string => `(
  case when label.latest_on <= ${day} then ${settled('label.latest_status', day)}
  when label.former_on <= ${day} then ${settled('label.former_status', day)} else (
    select ${settled('transition.status', day)}
    from accreditation.label_transition transition
    where transition.label_number = label.number and transition.effective_on <= ${day}
    order by transition.ordinal desc
    limit 1
  ) end
)`;

/**
 * Whether the status on a day is one of some. Most labels have not run out, and their latest transition has taken
 * effect: of these it is asked in few words, as it is asked of each row that a count goes through.
 *
 * `array_position`, because PostgreSQL takes `= any` of a status that it must look up for a condition that hardly
 * any label meets, and then reads and sorts all labels for a page instead of the first ones in order.
 */
const isOneOf = (statuses: string, day: string): string => `case
    when label.latest_on <= ${day} and label.valid_until > ${day} then label.latest_status = any(${statuses})
    else array_position(${statuses}, ${statusOn(day)}) is not null
  end`;

/** What every label fulfils that is active or suspended on a day: the index on `valid_until` answers most of it. */
const mayRunOn = (day: string): string => `label.valid_until > ${day} and label.ended_on > ${day}`;

/**
 * $1 today, $2 statuses, $3 a day on which it may run, $4 holder, $5 validOn, $6 expiringBefore, $7 subject kind; null
 * asks for nothing.
 */
export const MATCHES = `
  ($2::text[] is null or ${isOneOf('$2::text[]', '$1::date')})
  and ($3::date is null or (${mayRunOn('$3::date')}))
  and ($4::text is null or label.holder_id = $4::text)
  and ($5::date is null or (${mayRunOn('$5::date')} and ${isOneOf("'{ACTIVE}'::text[]", '$5::date')}))
  and ($6::date is null or label.valid_until < $6::date)
  and ($7::text is null or label.subject_kind = $7::text)
`;

const RUNNING: ReadonlySet<LabelStatus> = new Set(['ACTIVE', 'SUSPENDED'] as const);

/** The values of `MATCHES`. */
export function criteriaParameters(criteria: LabelCriteria): unknown[] {
  const { today, status } = criteria;
  return [
    today,
    status,
    status?.every((one) => RUNNING.has(one)) === true ? today : null,
    criteria.holder,
    criteria.validOn,
    criteria.expiringBefore,
    criteria.subjectKind,
  ];
}

/** Pieces of the hand-written statements that several of them hold. */

/** The label of an item `i` that is active or suspended today. */
export const currentLabelOf = (fields: string): string => `(
  select json_build_object(${fields})
  from accreditation.label l
  where l.subject_id = i.id and accreditation.label_status_on(l.number, l.valid_until, current_date)
    in ('ACTIVE', 'SUSPENDED')
  order by l.valid_from desc, l.number desc
  limit 1
)`;

export const LABEL_STATUS = 'accreditation.label_status_on(l.number, l.valid_until, current_date)';

const OPEN_TRIGGER = `exists (
  select from accreditation.reassessment_trigger t
  where t.assessment_id = a.id and t.raised_at <= now() and (t.resolved_at is null or t.resolved_at > now())
)`;

/** Joins to an item `i` its level `level` and the assessment `level.basis_id` behind it; of a range its members'. */
export const JOIN_LEVEL = `
  left join lateral (
    select
      bool_or(member.product_id is not null) as is_range,
      (array_agg(best.claimed_level))[1] as claimed,
      (array_agg(best.confirmed_level))[1] as confirmed,
      min(best.confirmed_level) filter (where best.scale = 'ISO_16290') as min,
      max(best.confirmed_level) filter (where best.scale = 'ISO_16290') as max,
      (array_agg(best.id order by best.confirmed_level desc nulls last, best.stale, best.assessed_on desc, best.id))[1]
        as basis_id
    from (select i.id) as item (id)
    left join accreditation.range_member member on member.range_id = item.id
    left join lateral (
      select a.id, a.scale, a.claimed_level, a.confirmed_level, a.assessed_on, ${OPEN_TRIGGER} as stale
      from accreditation.trl_assessment a
      where a.subject_id = coalesce(member.product_id, item.id) and a.status not in ('SUPERSEDED', 'WITHDRAWN')
      order by a.scale = 'ISO_16290' desc, a.confirmed_level is not null desc, stale,
        coalesce(a.confirmed_level, a.claimed_level) desc, a.assessed_on desc, a.id
      limit 1
    ) best on true
  ) level on true
`;

/** Whether `level` says anything: a range says something once a member is confirmed. */
export const HAS_LEVEL = `level.basis_id is not null and (not level.is_range or level.max is not null)`;

export const TRL_LEVELS = `
  'claimed', case when not level.is_range then level.claimed end,
  'confirmed', case when not level.is_range then level.confirmed end,
  'min', case when level.is_range then level.min end,
  'max', case when level.is_range then level.max end
`;

/** Of a located establishment `g`. */
export const LOCATION = `json_build_object(
  'latitude', extensions.st_y(g.point::extensions.geometry),
  'longitude', extensions.st_x(g.point::extensions.geometry),
  'precision', g.precision, 'attribution', g.attribution
)`;

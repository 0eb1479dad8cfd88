import type { EstablishmentFilter } from '../../geography/establishment-filter';

/**
 * The condition that `e` passes a filter, given as the two values of `filterParameters`. Few or nearly all pass, which
 * decides whether to go by place or by filter.
 */
export const passes = (demonstration: string, firmIds: string): string =>
  `(${demonstration}::boolean is null or /* planned for its values */ e.demonstration = ${demonstration}::boolean)
   and (${firmIds}::jsonb is null or /* planned for its values */ ${firmIds}::jsonb ? e.firm_id)`;

/** As JSON text, because an array of filters cannot hold arrays. */
export function filterParameters({
  demonstration,
  firmIds,
}: EstablishmentFilter): readonly [demonstration: boolean | null, firmIds: string | null] {
  return [demonstration, firmIds === null ? null : JSON.stringify(firmIds)];
}

import type { GraphQLError } from 'graphql';
import type { Chance } from './chance';
import { FIELD_FAILURES, failure, REQUEST_FAILURES } from './refusals';

/** `Firm.website`, and with which code it fails. */
export type FailingFields = ReadonlyMap<string, string>;

const USUAL_FAILURE = 'SUBGRAPH_UNAVAILABLE';
/** All fields of the root. */
const EVERY_ROOT_FIELD = '*';

/** Which fields of one request fail. */
export interface RequestFaults {
  readonly failing: FailingFields;
  /** Share of root fields that fail by chance. */
  readonly rate: number;
  readonly chance: Chance;
  /** Counts requests: another one has other luck, the same for each start with one seed. */
  readonly request: number;
}

interface Place {
  readonly coordinate: string;
  readonly isRoot: boolean;
  /** Where in the answer. */
  readonly path: string;
}

export function failureAt(faults: RequestFaults, place: Place): GraphQLError | null {
  const code =
    faults.failing.get(place.coordinate) ??
    (place.isRoot ? faults.failing.get(EVERY_ROOT_FIELD) : undefined);
  if (code !== undefined) {
    return failure(code);
  }
  const isUnlucky =
    place.isRoot && faults.chance.share('fault', faults.request, place.path) < faults.rate;
  return isUnlucky ? failure(USUAL_FAILURE) : null;
}

export class UnknownFault extends Error {
  override readonly name = 'UnknownFault';
}

/**
 * Reads `SUBGRAPH_UNAVAILABLE` (all root fields), `Firm.website` or `Firm.website=FORBIDDEN`, several apart by commas.
 * `hasField` tells whether the schema has one. Throws `UnknownFault`.
 */
export function readFaults(text: string, hasField: (coordinate: string) => boolean): FailingFields {
  const parts = text.split(',').map((part) => part.trim());
  return new Map(parts.filter((part) => part !== '').map((part) => readFault(part, hasField)));
}

function readFault(part: string, hasField: (coordinate: string) => boolean): [string, string] {
  const [coordinate = '', code = USUAL_FAILURE] = part.includes('.')
    ? part.split('=')
    : [EVERY_ROOT_FIELD, part];
  if (coordinate !== EVERY_ROOT_FIELD && !hasField(coordinate)) {
    throw new UnknownFault(`the schema has no field ${coordinate}`);
  }
  if (!FIELD_FAILURES.has(code)) {
    const known = [...FIELD_FAILURES.keys()].join(', ');
    throw new UnknownFault(`no field fails with ${code}; there are ${known}`);
  }
  return [coordinate, code];
}

/** The status with which a whole request fails; null when its fields do. */
export function requestFailure(text: string): number | null {
  return REQUEST_FAILURES.get(text.trim()) ?? null;
}

import { type GraphQLLeafType, isEnumType } from 'graphql';
import { type Complete, type Coordinate, reject } from './shaping';

type IsValid = (value: unknown) => boolean;

const isString: IsValid = (value) => typeof value === 'string';
const isInteger: IsValid = (value) => Number.isInteger(value);

const BUILT_IN = new Map<string, IsValid>([
  ['Int', isInteger],
  ['Float', (value) => Number.isFinite(value)],
  ['String', isString],
  ['Boolean', (value) => typeof value === 'boolean'],
  ['ID', (value) => isString(value) || isInteger(value)],
]);

/**
 * Leaves are checked, not coerced: the subgraph has serialised them, and only it knows its scalars.
 * Values of an enum that clients must not see are refused here.
 */
export function leafCompleter(type: GraphQLLeafType, coordinate: Coordinate): Complete {
  const isValid = validityOf(type);
  if (isValid === null) {
    return (value) => value;
  }
  const message = `Invalid value found for field ${coordinate}.`;
  return (value, shaping, key) => (isValid(value) ? value : reject(shaping, key, message));
}

function validityOf(type: GraphQLLeafType): IsValid | null {
  if (isEnumType(type)) {
    const values = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => values.has(value);
  }
  return BUILT_IN.get(type.name) ?? null;
}

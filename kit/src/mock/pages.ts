import { type GraphQLNamedOutputType, type GraphQLObjectType, isObjectType } from 'graphql';
import { cursorOf, placeAfter } from './cursors';
import { type Given, type MockObject, mockObject } from './mock-object';
import { badInput } from './refusals';
import { fieldsOf, isSingle, namedTypeOf } from './schema-facts';

const LARGEST_PAGE = 100;
const USUAL_PAGE = 20;

/** A page of a list: Relay's connections, and the graph's pages of events, which have no edges. */
export interface PageShape {
  readonly node: GraphQLNamedOutputType;
  /** Null where a page has none. */
  readonly edge: GraphQLObjectType | null;
}

/** Null for a type that is no page. */
export function pageShape(type: GraphQLNamedOutputType): PageShape | null {
  const fields = new Map(fieldsOf(type).map((field) => [field.name, namedTypeOf(field.type)]));
  const node = fields.get('nodes');
  const edge = fields.get('edges');
  return node !== undefined && fields.has('pageInfo')
    ? { node, edge: isObjectType(edge) ? edge : null }
    : null;
}

export interface PageOf {
  readonly type: GraphQLObjectType;
  readonly shape: PageShape;
  readonly key: string;
  readonly given: Given;
}

/** `members` is the whole list, in its order. */
export function pageOf(page: PageOf, members: readonly MockObject[]): MockObject {
  const { type, shape, key, given } = page;
  const start = placeAfter(given['after']);
  const shown = members.slice(start, start + pageSize(given['first'], USUAL_PAGE));
  const edges = shown.map((node, nth) => edgeTo(node, shape, `${key}/${start + nth}`));
  const totals = { totalCount: members.length, pageInfo: pageInfo(start, shown, members) };
  const lists = fieldsOf(type).flatMap((field): [string, unknown][] => {
    const named = namedTypeOf(field.type);
    if (isSingle(field.type) || (named !== shape.edge && named !== shape.node)) {
      return [];
    }
    return [[field.name, named === shape.edge ? edges : shown]];
  });
  return mockObject({
    typeName: type.name,
    key,
    known: { ...totals, ...Object.fromEntries(lists) },
  });
}

export function pageSize(first: unknown, usual: number): number {
  const size = typeof first === 'number' ? first : usual;
  if (size < 1 || size > LARGEST_PAGE) {
    throw badInput(`\`first\` must be from 1 to ${LARGEST_PAGE}.`, 'first');
  }
  return size;
}

function edgeTo(
  node: MockObject,
  { edge, node: nodeType }: PageShape,
  key: string,
): MockObject | null {
  if (edge === null) {
    return null;
  }
  const index = Number(key.slice(key.lastIndexOf('/') + 1));
  const leading = fieldsOf(edge).filter(({ type }) => namedTypeOf(type) === nodeType);
  const known = Object.fromEntries(leading.map(({ name }) => [name, node]));
  return mockObject({
    typeName: edge.name,
    key,
    index,
    known: { ...known, cursor: cursorOf(index) },
  });
}

function pageInfo(
  start: number,
  shown: readonly MockObject[],
  { length }: readonly MockObject[],
): MockObject {
  const end = start + shown.length;
  return mockObject({
    typeName: 'PageInfo',
    key: `page ${start}`,
    known: {
      hasNextPage: end < length,
      hasPreviousPage: start > 0,
      startCursor: shown.length === 0 ? null : cursorOf(start),
      endCursor: shown.length === 0 ? null : cursorOf(end - 1),
    },
  });
}

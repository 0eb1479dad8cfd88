import { specifiedScalarTypes } from 'graphql';
import type { PagePath } from '../addresses';

const ROOTS: Readonly<Record<string, PagePath>> = {
  Query: 'reference/queries',
  Mutation: 'reference/mutations',
  Subscription: 'reference/subscriptions',
};
const SPECIFIED = new Set(specifiedScalarTypes.map(({ name }) => name));

/** The page of a type; `null` for those of GraphQL itself. */
export function typePath(name: string): PagePath | null {
  return SPECIFIED.has(name) ? null : (ROOTS[name] ?? `reference/types/${name}`);
}

import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { JointCalls } from './joint-calls';
import { type InterfaceNames, interfaceNames } from './merge';

/** What compiling a plan needs to know besides the plan. */
export interface PlanContext {
  /** The whole supergraph: plans mention types that clients do not see. */
  readonly schema: GraphQLSchema;
  readonly interfaces: InterfaceNames;
}

export function planContext(supergraphSchema: GraphQLSchema): PlanContext {
  return { schema: supergraphSchema, interfaces: interfaceNames(supergraphSchema) };
}

/** What compiling one fetch needs to know besides the fetch. */
export interface FetchContext extends PlanContext {
  /** From the root of the answer to the objects that the fetch is for. */
  readonly path: ResponsePath;
  /**
   * Whether objects of one entity with the same content may become one object: not where it matters what they hang on,
   * nor where another plan may tell them apart.
   */
  readonly mayUnite: boolean;
  /** Whether objects that get equal answers may share them, because no other fetch can change them later. */
  readonly mayShare: boolean;
  /** Shared with the fetches that ask the same of entities; `null` for a fetch that is the only one. */
  readonly jointCalls: JointCalls | null;
}

export type EntityFetchNode = FetchNode & Required<Pick<FetchNode, 'requires'>>;

import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { InterfaceNames } from './merge';

/** What compiling a plan needs to know besides the plan. */
export interface PlanContext {
  /** The whole supergraph: plans mention types that clients do not see. */
  readonly schema: GraphQLSchema;
  readonly interfaces: InterfaceNames;
}

/** What compiling one fetch needs to know besides the fetch. */
export interface FetchContext extends PlanContext {
  /** From the root of the answer to the objects that the fetch is for. */
  readonly path: ResponsePath;
  /** Whether objects with the same content are one entity, whatever they hang on: not where contexts are read. */
  readonly mayUnite: boolean;
  /** Whether objects that get equal answers may share them, because no other fetch can change them later. */
  readonly mayShare: boolean;
}

export type EntityFetchNode = FetchNode & Required<Pick<FetchNode, 'requires'>>;

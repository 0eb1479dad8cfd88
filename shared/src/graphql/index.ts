import 'reflect-metadata';

export { type CallerContext, guardFields } from './access-control';
export { type DirectiveNames, statedRequirements } from './access-directives';
export { AfterArguments } from './after-arguments';
export { argumentRefusal } from './argument-errors';
export {
  IsCommuneCodeArgument,
  IsDayArgument,
  IsDepartementCodeArgument,
  IsIdentifierArgument,
  IsInstantArgument,
  IsLongTextArgument,
  IsPlainTextArgument,
  IsRegionCodeArgument,
  IsSirenArgument,
  IsSiretArgument,
  LONGEST_TEXT,
} from './argument-validators';
export { groupByKey, groupsAlike, groupsOf, indexByKey } from './batches';
export { BilingualTextInput } from './bilingual-text.input';
export {
  type ConnectionSource,
  type PageRequest,
  readConnection,
  toConnection,
  toConnectionOf,
} from './connection';
export { type ConnectionOf, connectionType, type EdgeOf, edgeType } from './connection-types';
export {
  decodeCursor,
  encodeCursor,
  type KeyKind,
  type KeyValue,
  type ListName,
  listOf,
} from './cursors';
export { resolveDirectly } from './direct-resolvers';
export { asGraphQLRequest, type GraphQLRequest } from './execution';
export { createErrorFormatter } from './format-error';
export { Locale, type LocalizedText, pickText } from './locale';
export { LocaleArguments } from './locale-arguments';
export { type FindNode, nodeResolver } from './node.resolver';
export {
  asIdentifier,
  firstFound,
  MOST_NODES,
  mayBeIdentifier,
  NodeType,
  nodeAs,
  type TypedNode,
} from './node.type';
export { LARGEST_PAGE, PageArguments } from './page-arguments';
export { PageInfo } from './page-info';
export { contextsOf, type PartMakers } from './request-context';
export { DateScalar, DateTimeScalar, SirenScalar, SiretScalar, UrlScalar } from './scalars';
export type { Subgraph } from './subgraph';
export {
  buildSubgraphSchema,
  type ReferenceResolver,
  type SubgraphDefinition,
  type SubgraphSchema,
} from './subgraph-schema';
export {
  type Asker,
  createSubgraphServer,
  type SubgraphServer,
  type SubgraphServerSettings,
} from './subgraph-server';
export { answerMutation, type MutationAnswer, UserErrorType } from './user-error';

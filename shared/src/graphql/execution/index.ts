export { asGraphQLRequest, type GraphQLRequest } from './graphql-request';
export { OperationExecutor } from './operation-executor';
export { openSubscription } from './subscription';

export {
  type Authenticate,
  type GraphQLHandlerSettings,
  graphqlHandler,
  type Handler,
  type HttpExchange,
} from './graphql-handler';
export { healthRoutes } from './health';
export { type HttpServerSettings, type RunningHttpServer, startHttpServer } from './http-server';
export { sendJson, sendText } from './responses';
export { refuseUpgrade, type UpgradeHandler } from './upgrades';

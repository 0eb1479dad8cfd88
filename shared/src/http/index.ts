export { type GraphQLHandlerSettings, graphqlHandler, type Handler } from './graphql-handler';
export { healthRoutes } from './health';
export { type HttpServerSettings, type RunningHttpServer, startHttpServer } from './http-server';
export { sendJson, sendText } from './responses';
export { refuseUpgrade, type UpgradeHandler } from './upgrades';

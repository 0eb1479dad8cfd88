export { acceptsEventStream, COMPLETE_EVENT, EVENT_STREAM, nextEvent } from './event-stream';
export {
  type AskedOverHttp,
  type Authenticate,
  type ExchangeSettings,
  exchangeHandler,
  type GraphQLHandlerSettings,
  graphqlHandler,
  type Handler,
  type HttpExchange,
  type ReviseRequest,
} from './graphql-handler';
export { healthRoutes } from './health';
export { type HttpServerSettings, type RunningHttpServer, startHttpServer } from './http-server';
export { sendJson, sendText } from './responses';
export { StreamedResponse, type StreamFormat } from './streamed-response';
export { refuseUpgrade, type UpgradeHandler } from './upgrades';

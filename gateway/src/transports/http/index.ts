export { MalformedResponse, ResponseTooLarge } from './failures';
export type { Authorize, HttpAnswer, HttpClient } from './http-client';
export { PipelinedClient } from './pipelined-client';
export { RequestBodies } from './request-text';
export { shareQueries } from './share-queries';
export { undiciClient } from './undici-client';

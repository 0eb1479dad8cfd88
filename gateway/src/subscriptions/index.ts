export { type AnswerStream, StreamFailure } from './answer-stream';
export type { EventSource } from './event-source';
export { StreamedAnswer } from './streamed-answer';
export { SubscriptionHub } from './subscription-hub';

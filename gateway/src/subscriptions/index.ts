export { type AnswerStream, formatStream, StreamFailure } from './answer-stream';
export { FederatedSubscription } from './federated-subscription';

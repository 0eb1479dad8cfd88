import { COMPLETE_EVENT, EVENT_STREAM, nextEvent } from '@apogee/shared/http';
import type { StreamedAnswer } from '../../subscriptions';
import type { StreamWire } from './stream-wire';

/**
 * Server-Sent Events, as `graphql-sse` specifies them for distinct connections. Browsers connect again by themselves,
 * and name the last event that they had.
 */
export const EVENT_STREAM_WIRE: StreamWire = {
  format: EVENT_STREAM,
  opening: ':\n\n',
  answer: (answer) => answer.encoded(asEvent),
  failure: (errors) => `${nextEvent(JSON.stringify({ errors }))}${COMPLETE_EVENT}`,
  complete: COMPLETE_EVENT,
  interruption: '',
  // An `EventSource` is not told what a response with another status says.
  tellsRefusals: true,
};

function asEvent({ text, cursor }: StreamedAnswer): Buffer {
  return Buffer.from(nextEvent(text, cursor));
}

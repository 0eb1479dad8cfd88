import type { StreamedAnswer } from '../../subscriptions';
import type { StreamWire } from './stream-wire';

const PART_HEAD = '\r\ncontent-type: application/json\r\n\r\n';
/** Behind a part, as clients read a part when they see its end. */
const BOUNDARY = '\r\n--graphql';
const LAST = '--\r\n';

/** The multipart protocol of Apollo's clients: an answer is a `payload`, and errors beside it end the subscription. */
export const MULTIPART_WIRE: StreamWire = {
  format: {
    contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    heartbeat: part('{}'),
    // As Apollo's router does.
    heartbeatMs: 5_000,
  },
  opening: BOUNDARY,
  answer: (answer) => answer.encoded(asPart),
  failure: (errors) => part(JSON.stringify({ payload: null, errors })) + LAST,
  complete: LAST,
  interruption:
    part(
      JSON.stringify({
        payload: null,
        errors: [
          {
            message: 'The subscription was interrupted; subscribe again.',
            extensions: { code: 'SUBSCRIPTION_INTERRUPTED' },
          },
        ],
      }),
    ) + LAST,
  tellsRefusals: false,
};

export function acceptsMultipart(accept: string | undefined): boolean {
  return accept !== undefined && /multipart\/mixed[^,]*subscriptionSpec/i.test(accept);
}

function part(json: string): string {
  return `${PART_HEAD}${json}${BOUNDARY}`;
}

function asPart({ text }: StreamedAnswer): Buffer {
  return Buffer.from(part(`{"payload":${text}}`));
}

import { trusted } from '../../harness/trusted';
import { ConnectionLost, endOfConnection, type Told } from '../follow-with-cuts';
import { SUBSCRIPTION, toldBy } from './decision-answer';

/** Subscribes over Server-Sent Events behind a cursor, as a browser that comes back does. */
export async function* streamConnection(
  gatewayUrl: string,
  cursor: string,
  cut: AbortSignal,
): AsyncGenerator<Told, void> {
  try {
    const response = await fetch(new URL('/graphql', gatewayUrl), {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'last-event-id': cursor,
      },
      body: JSON.stringify({ query: SUBSCRIPTION }),
      signal: cut,
    });
    for await (const json of dataOf(response)) {
      yield toldBy(JSON.parse(json));
    }
    throw new ConnectionLost('the gateway ended it');
  } catch (error) {
    endOfConnection(error, cut);
  }
}

const DATA = 'data: ';

/** What the events carry, in lines of their own. */
async function* dataOf(response: Response): AsyncGenerator<string, void> {
  const body = trusted<AsyncIterable<Uint8Array>>(response.body ?? []);
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body) {
    text += decoder.decode(part, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    yield* lines.filter((line) => line.startsWith(DATA)).map((line) => line.slice(DATA.length));
  }
}

import type { StreamFormat } from './streamed-response';

/** Server-Sent Events as `graphql-sse` clients read them ("distinct connections mode"). */
export const EVENT_STREAM: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  heartbeat: ':\n\n',
  // Well below the idle time at which usual proxies cut a connection, a minute.
  heartbeatMs: 12_000,
};

const LINE_END = /\r\n|\n|\r/;

/** An answer. `id` is what a client gives as `Last-Event-ID` when it comes back. `json` is one line, as JSON is. */
export function nextEvent(json: string, id: string | null = null): string {
  const identified = id === null || LINE_END.test(id) || id.includes('\0') ? '' : `id: ${id}\n`;
  return `event: next\n${identified}data: ${json}\n\n`;
}

/** No answer comes any more. The empty line of data makes browsers tell the event. */
export const COMPLETE_EVENT = 'event: complete\ndata:\n\n';

const JSON_TYPE = /application\/(?:[\w.+-]+\+)?json/;

/** Who names JSON first (urql does, for queries) gets that: the order tells what is preferred. */
export function acceptsEventStream(accept: string | undefined): boolean {
  const at = accept?.indexOf('text/event-stream') ?? -1;
  const jsonAt = accept?.search(JSON_TYPE) ?? -1;
  return at >= 0 && (jsonAt < 0 || at < jsonAt);
}

import type { ServerResponse } from 'node:http';
import { StreamedResponse } from '@apogee/shared/http';
import type { Caller } from '@apogee/shared/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { StreamedAnswer } from '../../subscriptions';
import { CallAbortion, type CallSignal } from '../../transports';
import type { StatedClient } from '../../trusted-documents';
import type { OperationClient } from '../operations';
import type { StreamWire } from './stream-wire';

export interface StreamClientSettings {
  readonly response: ServerResponse;
  readonly wire: StreamWire;
  readonly caller: Caller;
  readonly stated: StatedClient;
  readonly resumeAfter: string | null;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Who asked for one operation over HTTP and reads its answers from one response. */
export class StreamClient implements OperationClient {
  readonly caller: Caller;
  readonly stated: StatedClient;
  readonly resumeAfter: string | null;
  private readonly response: ServerResponse;
  private readonly wire: StreamWire;
  private readonly departure = new CallAbortion();
  private stream: StreamedResponse | null = null;
  private isOver = false;

  constructor({ response, wire, caller, stated, resumeAfter }: StreamClientSettings) {
    this.stated = stated;
    this.response = response;
    this.wire = wire;
    this.caller = caller;
    this.resumeAfter = resumeAfter;
    response.once('close', () => {
      this.isOver = true;
      this.departure.abort(new Error('the client has hung up'));
    });
  }

  get signal(): CallSignal {
    return this.departure;
  }

  beginStream(): void {
    this.open();
  }

  async next(answer: StreamedAnswer): Promise<void> {
    if (this.stream !== null || this.wire.tellsRefusals) {
      await this.open().write(this.wire.answer(answer));
    } else {
      this.answerOnce(200, answer.text);
    }
  }

  fail(errors: readonly GraphQLFormattedError[], status = 500): void {
    if (this.stream !== null || this.wire.tellsRefusals) {
      this.end(this.wire.failure(errors));
    } else {
      this.answerOnce(status, JSON.stringify({ errors }));
    }
  }

  /** All answers have been sent. */
  complete(): void {
    this.end(this.wire.complete);
  }

  restart(): void {
    this.end(this.wire.interruption);
  }

  /** Ends it, as the client is not who he was any more. */
  dismiss(errors: readonly GraphQLFormattedError[]): void {
    this.fail(errors);
    this.departure.abort(new Error('the client was dismissed'));
  }

  /** Ends a stream, and leaves anything else alone. */
  interrupt(): void {
    if (this.stream !== null) {
      this.restart();
      this.departure.abort(new Error('the gateway ends'));
    }
  }

  private open(): StreamedResponse {
    if (this.stream === null) {
      this.stream = new StreamedResponse(this.response, this.wire.format);
      void this.stream.write(this.wire.opening);
    }
    return this.stream;
  }

  private answerOnce(status: number, json: string): void {
    if (!this.isOver) {
      this.isOver = true;
      this.response.writeHead(status, { 'content-type': JSON_TYPE });
      this.response.end(json);
    }
  }

  private end(last: string): void {
    if (!this.isOver) {
      this.isOver = true;
      this.open().end(last);
    }
  }
}

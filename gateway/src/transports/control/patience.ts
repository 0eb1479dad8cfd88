import { DeadlinePassed } from '../../control';
import { CallAbortion, type CallSignal } from '../call-signal';
import { SubgraphFailure } from '../subgraph-failure';
import type { CallOptions, SubgraphTransport } from '../subgraph-transport';

export interface PatienceSettings {
  /** Of the subgraph. */
  readonly name: string;
  /** Longest wait for an answer. */
  readonly timeoutMs: number;
}

/**
 * Waits for an answer no longer than the caller wants it and the subgraph's limit allows, whatever the transport
 * does meanwhile. A query is cancelled then. A mutation that has begun is cancelled by the limit only: it may be
 * half done, and whether the caller still waits must not decide about that.
 */
export function withPatience(
  transport: SubgraphTransport,
  settings: PatienceSettings,
): SubgraphTransport {
  return {
    execute: (request, { signal } = {}) =>
      new PatientCall(settings, signal, request.operation.kind !== 'mutation').answerOf((options) =>
        transport.execute(request, options),
      ),
    ping: ({ signal } = {}) =>
      new PatientCall(settings, signal, true).answerOf((options) => transport.ping(options)),
    close: () => transport.close(),
  };
}

class PatientCall {
  private readonly settings: PatienceSettings;
  private readonly callersSignal: CallSignal | undefined;
  private readonly mayBeCut: boolean;
  private readonly abortion = new CallAbortion();
  private limit: NodeJS.Timeout | undefined;
  private reject: (failure: unknown) => void = () => undefined;

  constructor(settings: PatienceSettings, signal: CallSignal | undefined, mayBeCut: boolean) {
    this.settings = settings;
    this.callersSignal = signal;
    this.mayBeCut = mayBeCut;
  }

  answerOf<Answer>(call: (options: CallOptions) => Promise<Answer>): Promise<Answer> {
    const signal = this.callersSignal;
    if (signal?.aborted === true) {
      return Promise.reject(this.callersFailure());
    }
    return new Promise((resolve, reject) => {
      this.reject = reject;
      this.limit = setTimeout(this.timeOut, this.settings.timeoutMs);
      signal?.addEventListener('abort', this.leave);
      void this.settle(call({ signal: this.abortion }), resolve);
    });
  }

  private async settle<Answer>(
    call: Promise<Answer>,
    resolve: (answer: Answer) => void,
  ): Promise<void> {
    try {
      resolve(await call);
    } catch (error) {
      this.reject(error);
    } finally {
      this.end();
    }
  }

  private readonly timeOut = (): void => {
    this.cut(new SubgraphFailure(this.settings.name, 'SUBGRAPH_TIMEOUT'));
  };

  private readonly leave = (): void => {
    const failure = this.callersFailure();
    if (this.mayBeCut) {
      this.cut(failure);
    } else {
      this.reject(failure);
    }
  };

  private cut(failure: SubgraphFailure): void {
    this.end();
    this.reject(failure);
    this.abortion.abort(failure);
  }

  private end(): void {
    clearTimeout(this.limit);
    this.callersSignal?.removeEventListener('abort', this.leave);
  }

  private callersFailure(): SubgraphFailure {
    const reason = this.callersSignal?.reason;
    const code = reason instanceof DeadlinePassed ? 'OPERATION_TIMEOUT' : 'CLIENT_GONE';
    return new SubgraphFailure(this.settings.name, code, reason);
  }
}

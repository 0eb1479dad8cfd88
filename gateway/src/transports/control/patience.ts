import { ANYONE } from '@apogee/shared/identity';
import { DeadlinePassed, type RunningTime, TimeLimit, type TimeLimited } from '../../control';
import { CallAbortion, type CallSignal } from '../call-signal';
import { SubgraphFailure } from '../subgraph-failure';
import type { SubgraphTransport } from '../subgraph-transport';

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
  { name, timeoutMs }: PatienceSettings,
): SubgraphTransport {
  const settings = { name, timeLimit: new TimeLimit(timeoutMs) };
  return {
    execute: (request, { caller = ANYONE, signal } = {}) =>
      new PatientCall<Answer>(settings, signal, request.operation.kind !== 'mutation').answerOf(
        (signal) => transport.execute(request, { caller, signal }),
      ),
    ping: ({ signal } = {}) =>
      new PatientCall<void>(settings, signal, true).answerOf((signal) =>
        transport.ping({ signal }),
      ),
    close: () => transport.close(),
  };
}

type Answer = Awaited<ReturnType<SubgraphTransport['execute']>>;

interface PatientCallSettings {
  /** Of the subgraph. */
  readonly name: string;
  readonly timeLimit: TimeLimit;
}

class PatientCall<Result> implements TimeLimited {
  private readonly settings: PatientCallSettings;
  private readonly callersSignal: CallSignal | undefined;
  private readonly mayBeCut: boolean;
  private readonly abortion = new CallAbortion();
  private time: RunningTime | null = null;
  private resolve: (result: Result) => void = () => undefined;
  private reject: (failure: unknown) => void = () => undefined;

  constructor(settings: PatientCallSettings, signal: CallSignal | undefined, mayBeCut: boolean) {
    this.settings = settings;
    this.callersSignal = signal;
    this.mayBeCut = mayBeCut;
  }

  answerOf(call: (signal: CallSignal) => Promise<Result>): Promise<Result> {
    const signal = this.callersSignal;
    if (signal?.aborted === true) {
      return Promise.reject(this.callersFailure());
    }
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.time = this.settings.timeLimit.begin(this);
      signal?.addEventListener('abort', this.leave);
      call(this.abortion).then(this.succeed, this.fail);
    });
  }

  timeOut(): void {
    this.cut(new SubgraphFailure(this.settings.name, 'SUBGRAPH_TIMEOUT'));
  }

  private readonly succeed = (result: Result): void => {
    this.end();
    this.resolve(result);
  };

  private readonly fail = (error: unknown): void => {
    this.end();
    this.reject(error);
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
    if (this.time !== null) {
      this.settings.timeLimit.end(this.time);
    }
    this.callersSignal?.removeEventListener('abort', this.leave);
  }

  private callersFailure(): SubgraphFailure {
    const reason = this.callersSignal?.reason;
    const code = reason instanceof DeadlinePassed ? 'OPERATION_TIMEOUT' : 'CLIENT_GONE';
    return new SubgraphFailure(this.settings.name, code, reason);
  }
}

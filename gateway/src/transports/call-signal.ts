/** What a call needs of an `AbortSignal`, and all that it may use: a real one costs more than sending a request. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Aborts one call. */
export class CallAbortion implements CallSignal {
  private readonly listeners = new Set<() => void>();
  private isAborted = false;
  private why: unknown = undefined;

  get aborted(): boolean {
    return this.isAborted;
  }

  get reason(): unknown {
    return this.why;
  }

  abort(reason: unknown): void {
    if (!this.isAborted) {
      this.isAborted = true;
      this.why = reason;
      for (const listener of this.listeners) {
        listener();
      }
      this.listeners.clear();
    }
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.listeners.delete(listener);
  }
}

/** For those who need a real one. */
export function asAbortSignal(signal: CallSignal): AbortSignal {
  if (signal instanceof AbortSignal) {
    return signal;
  }
  const controller = new AbortController();
  if (signal.aborted) {
    controller.abort(signal.reason);
  } else {
    signal.addEventListener('abort', () => controller.abort(signal.reason));
  }
  return controller.signal;
}

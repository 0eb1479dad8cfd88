/** What a call needs of an `AbortSignal`, and all that it may use: a real one costs more than sending a request. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Aborts one call, or one operation with all its calls. */
export class CallAbortion implements CallSignal {
  /** Made for the first one: most are never listened to. */
  private listeners: Set<() => void> | null = null;
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
      const listeners = this.listeners ?? [];
      this.listeners = null;
      for (const listener of listeners) {
        listener();
      }
    }
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.listeners ??= new Set();
    this.listeners.add(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.listeners?.delete(listener);
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

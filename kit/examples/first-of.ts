interface Observer<Value> {
  readonly next: (value: Value) => void;
  readonly error: (error: unknown) => void;
}

/** As many values as are wanted of a subscription, which is left then. */
export function firstOf<Value>(
  count: number,
  subscribe: (observer: Observer<Value>) => { unsubscribe(): void },
): Promise<readonly Value[]> {
  return new Promise((resolve, reject) => {
    const seen: Value[] = [];
    const subscription = subscribe({
      error: reject,
      next: (value) => {
        if (seen.length === count) {
          return;
        }
        seen.push(value);
        if (seen.length === count) {
          // The first value may come before `subscribe` has returned.
          queueMicrotask(() => subscription.unsubscribe());
          resolve(seen);
        }
      },
    });
  });
}

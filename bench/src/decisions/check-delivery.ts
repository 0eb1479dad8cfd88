/** An event as somebody received it. */
export interface Received {
  readonly seq: number;
  readonly id: string;
}

export interface Accounts {
  /** Ids of the events that writers were told are committed. */
  readonly acknowledged: ReadonlySet<string>;
  /** Ids of the events of transactions that were rolled back. */
  readonly rolledBack: ReadonlySet<string>;
  /** What the log holds, in its order. */
  readonly log: readonly Received[];
  /** What each subscriber received, in the order in which it did. */
  readonly subscribers: readonly (readonly Received[])[];
}

export interface Verdict {
  /** Acknowledged, but not in the log; or in the log, but not with a subscriber. */
  readonly missed: number;
  /** Received for the first time after a later one, or under another number than the log's. */
  readonly orderErrors: number;
  /** Numbers that the log, or a subscriber, leaves out. */
  readonly holes: number;
  /** Told although it was rolled back. */
  readonly phantoms: number;
  /** Received again: allowed, as each is to be told at least once. */
  readonly repeated: number;
}

/** Compares what writers were told, what the log holds and what subscribers received. */
export function checkDelivery({ acknowledged, rolledBack, log, subscribers }: Accounts): Verdict {
  const logged = new Map(log.map(({ seq, id }) => [id, seq]));
  const stories = subscribers.map((received) => checkStory(received, logged));
  const lost = [...acknowledged].filter((id) => !logged.has(id)).length;
  const total = (part: (story: Story) => number): number =>
    stories.reduce((sum, story) => sum + part(story), 0);
  return {
    missed: lost + total(({ missed }) => missed),
    orderErrors: total(({ orderErrors }) => orderErrors),
    holes: holesIn(log.map(({ seq }) => seq)) + total(({ holes }) => holes),
    phantoms: [...logged.keys(), ...subscribers.flat().map(({ id }) => id)].filter((id) =>
      rolledBack.has(id),
    ).length,
    repeated: total(({ repeated }) => repeated),
  };
}

type Story = Omit<Verdict, 'phantoms'>;

function checkStory(received: readonly Received[], logged: ReadonlyMap<string, number>): Story {
  const seen = new Set<string>();
  const inOrder: number[] = [];
  let orderErrors = 0;
  for (const { seq, id } of received) {
    if (!seen.has(id)) {
      seen.add(id);
      const isLate = seq <= (inOrder.at(-1) ?? 0);
      orderErrors += isLate || logged.get(id) !== seq ? 1 : 0;
      inOrder.push(seq);
    }
  }
  return {
    missed: [...logged.keys()].filter((id) => !seen.has(id)).length,
    orderErrors,
    holes: holesIn(inOrder),
    repeated: received.length - seen.size,
  };
}

/** How many numbers are left out between the first and the last. */
function holesIn(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted.reduce((holes, number, index) => {
    const before = sorted[index - 1] ?? number - 1;
    return holes + Math.max(0, number - before - 1);
  }, 0);
}

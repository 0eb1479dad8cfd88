/** An event as somebody received it. */
export interface Received {
  readonly seq: number;
  readonly id: string;
}

/** What writers were told. */
export interface Written {
  /** Ids of what was committed. */
  readonly acknowledged: Set<string>;
  /** How much was not. */
  rolledBack: number;
}

export interface Accounts {
  readonly acknowledged: ReadonlySet<string>;
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
  /** In the log, or told, although no writer was told that it is committed: rolled back, for example, or recorded twice. */
  readonly phantoms: number;
  /** Received again: allowed, as each is to be told at least once. */
  readonly repeated: number;
}

/** Compares what writers were told, what the log holds and what subscribers received. */
export function checkDelivery({ acknowledged, log, subscribers }: Accounts): Verdict {
  const logged = new Map(log.map(({ seq, id }) => [id, seq]));
  const stories = subscribers.map((received) => checkStory(received, logged));
  const lost = [...acknowledged].filter((id) => !logged.has(id)).length;
  const total = (part: (story: Story) => number): number =>
    stories.reduce((sum, story) => sum + part(story), 0);
  return {
    missed: lost + total(({ missed }) => missed),
    orderErrors: total(({ orderErrors }) => orderErrors),
    holes: holesIn(log.map(({ seq }) => seq)) + total(({ holes }) => holes),
    phantoms: [...new Set([...logged.keys(), ...subscribers.flat().map(({ id }) => id)])].filter(
      (id) => !acknowledged.has(id),
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

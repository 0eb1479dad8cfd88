import type { Attempt, Command, Payload, Walk } from './procedure-walk';
import type { WalkFile } from './walk-model';

export const APPLICATION = 'application { id state version round dueBy }';

export type Change = Pick<Attempt, 'mutation' | 'input' | 'by' | 'allowed'> & {
  readonly done?: (payload: Payload) => Promise<void> | void;
};

/** A change of a file, which is then one version on. */
export function change(file: WalkFile, { done, input, ...rest }: Change): Attempt {
  return {
    ...rest,
    payload: APPLICATION,
    input: { ...input, applicationId: file.id, expectedVersion: file.version },
    versionIn: 'expectedVersion',
    done: async (payload) => {
      file.version += 1;
      await done?.(payload);
      expectFile(payload.application, file);
    },
  };
}

export function expectFile(
  answered: unknown,
  { id, state, version, round, dueBy }: WalkFile,
): void {
  expect(answered).toEqual({ id, state, version, round, dueBy });
}

export function onFiles(
  weight: number,
  attempt: (walk: Walk, file: WalkFile) => Attempt[],
): Command {
  return { weight, attempts: (walk) => walk.files.flatMap((file) => attempt(walk, file)) };
}

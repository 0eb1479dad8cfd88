import {
  type Application,
  advance,
  type BilingualText,
  type Destination,
  type Settled,
} from './application';
import type { ApplicationRepository } from './application.repository';

/** Who takes a step, when and why. */
export type Step = Destination & {
  readonly actor: string;
  readonly at: Date;
  readonly reason?: BilingualText;
  readonly settled?: Settled;
};

/**
 * Takes a locked file one step on and records the step, in the transaction of the repository. Throws `Refused` where
 * the state machine has no such step. To SCHEDULED files go through `scheduleApplication` of the evaluation module
 * alone, which looks at what was signed.
 */
export async function transition(
  repository: ApplicationRepository,
  application: Application,
  { actor, at, reason, settled, ...destination }: Step,
): Promise<Application> {
  const advanced = advance(application, destination, settled);
  await repository.update(advanced);
  const { state: from } = application;
  await repository.appendEvent(advanced, { from, at, actor, reason: reason ?? null });
  return advanced;
}

import type { PersonId } from '@apogee/shared/ids';
import type { Application } from '../application';
import type { FileAct, VoteOutcome } from '../committee';
import type { RecordDraft, RecordedText } from '../ledger';
import type { LabelScheme } from '../scheme';

/** What the committee decided on a file, as somebody who presides records it. */
export interface DecisionRequest extends FileAct {
  readonly outcome: VoteOutcome;
  readonly grounds: readonly RecordedText[];
  /** Who signs beside the caller. */
  readonly signatoryIds: readonly PersonId[];
  readonly idempotencyKey: string;
}

/** A decision that nothing stands in the way of. */
export interface Decision {
  readonly request: DecisionRequest;
  readonly application: Application;
  /** The one frozen at submission. */
  readonly scheme: LabelScheme;
  /** The record of it, as far as it is the same for each outcome. */
  readonly draft: RecordDraft;
}

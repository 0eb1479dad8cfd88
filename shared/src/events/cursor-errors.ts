import { DomainError } from '../errors';

/** What lies after the cursor is not whole any more: the time for which events are kept is over. */
export class EventCursorExpired extends DomainError {
  readonly code = 'EVENT_CURSOR_EXPIRED';

  constructor() {
    super(
      'after: the events after this cursor are not all kept any more. Read the present state, then go on without a cursor.',
      { argument: 'after' },
    );
  }
}

/** The log does not know the event that the cursor names: it was restored from a backup, or it is another log. */
export class EventCursorUnknown extends DomainError {
  readonly code = 'EVENT_CURSOR_UNKNOWN';

  constructor() {
    super(
      'after: this log does not hold the event of this cursor. It was restored to an earlier state, or the cursor is of another log. Read the present state, then go on without a cursor.',
      { argument: 'after' },
    );
  }
}

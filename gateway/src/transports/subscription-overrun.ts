/** Events came faster than the subscriber took them, and more than may wait were waiting. The message may be shown. */
export class SubscriptionOverrun extends Error {
  override readonly name = 'SubscriptionOverrun';
  readonly code = 'SUBSCRIPTION_TOO_SLOW';

  constructor() {
    super(
      'Events came faster than they were taken, so this subscription was ended; subscribe again.',
    );
  }
}

/** A plan of a kind that is not executed here. The message may be shown. */
export class UnsupportedPlan extends Error {
  override readonly name = 'UnsupportedPlan';
  readonly code = 'OPERATION_NOT_SUPPORTED';

  constructor(feature: string) {
    super(`This gateway does not execute ${feature}.`);
  }
}

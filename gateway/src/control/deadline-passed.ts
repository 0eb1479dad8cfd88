/** Why an operation is not waited for any more: its time is over. The reason of an aborted signal. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

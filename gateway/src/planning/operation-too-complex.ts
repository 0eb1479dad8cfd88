/**
 * An operation with so many ways to be answered that weighing them would take the machine.
 * The message may be shown.
 */
export class OperationTooComplex extends Error {
  override readonly name = 'OperationTooComplex';
  readonly code = 'OPERATION_TOO_COMPLEX';

  constructor() {
    super(
      'This operation goes back and forth between subgraphs too often to be planned; ask for less at a time.',
    );
  }
}

export interface CircuitSettings {
  /** It opens after so many failures in a row. */
  readonly failures: number;
  /** How long nothing is asked before one call may try again. */
  readonly openMs: number;
}

export type CircuitState = 'closed' | 'open' | 'trying';

/** What came of a call: `unknown` says nothing about the subgraph. */
export type CallOutcome = 'answered' | 'failed' | 'unknown';

/** A call that may be made, to be told what came of it. */
export type Permit = 'usual' | 'trial';

/**
 * Whether it makes sense to call a subgraph. Failures must follow one another without an answer in between:
 * where half of the calls fail, the other half is worth having.
 */
export class Circuit {
  private readonly settings: CircuitSettings;
  private readonly onChange: (state: CircuitState) => void;
  private state: CircuitState = 'closed';
  private failuresInARow = 0;
  private openUntil = 0;

  constructor(settings: CircuitSettings, onChange: (state: CircuitState) => void) {
    this.settings = settings;
    this.onChange = onChange;
  }

  /** `null`: the call must not be made. */
  permit(): Permit | null {
    if (this.state === 'closed') {
      return 'usual';
    }
    if (this.state === 'trying' || performance.now() < this.openUntil) {
      return null;
    }
    this.become('trying');
    return 'trial';
  }

  /** Calls that began before the circuit opened do not decide whether it closes. */
  record(permit: Permit, outcome: CallOutcome): void {
    if (permit === 'trial') {
      this.endTrial(outcome);
    } else if (this.state === 'closed' && outcome !== 'unknown') {
      this.failuresInARow = outcome === 'failed' ? this.failuresInARow + 1 : 0;
      if (this.failuresInARow >= this.settings.failures) {
        this.open(this.settings.openMs);
      }
    }
  }

  private endTrial(outcome: CallOutcome): void {
    if (outcome === 'answered') {
      this.failuresInARow = 0;
      this.become('closed');
    } else {
      // A trial whose caller left early proves nothing: the next call tries.
      this.open(outcome === 'failed' ? this.settings.openMs : 0);
    }
  }

  private open(forMs: number): void {
    this.openUntil = performance.now() + forMs;
    this.become('open');
  }

  private become(state: CircuitState): void {
    this.state = state;
    this.onChange(state);
  }
}

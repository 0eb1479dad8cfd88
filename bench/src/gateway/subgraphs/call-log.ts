/** One call that a gateway made. */
export interface Call {
  readonly subgraph: string;
  readonly body: string;
}

/** Calls that began together: each wave needed the answers of the one before. */
export type Waves = readonly (readonly Call[])[];

/** While calls are recorded, answers wait this long, so that the next wave is told from this one. */
export const RECORDING_DELAY_MS = 40;
/** Calls of one wave begin within this time of each other. */
const SAME_WAVE_MS = RECORDING_DELAY_MS / 2;

/** Counts calls, and on demand writes down what one operation calls. */
export class CallLog {
  private count = 0;
  private waves: Call[][] | null = null;
  private waveBeganAt = 0;

  get recording(): boolean {
    return this.waves !== null;
  }

  add(call: Call): void {
    this.count += 1;
    if (this.waves !== null) {
      this.record(this.waves, call);
    }
  }

  /** Since this was asked last. */
  takeCount(): number {
    const taken = this.count;
    this.count = 0;
    return taken;
  }

  startRecording(): void {
    this.waves = [];
    this.waveBeganAt = 0;
  }

  takeRecording(): Waves {
    const taken = this.waves ?? [];
    this.waves = null;
    return taken;
  }

  private record(waves: Call[][], call: Call): void {
    const now = performance.now();
    const wave = waves.at(-1);
    if (wave === undefined || now - this.waveBeganAt > SAME_WAVE_MS) {
      waves.push([call]);
      this.waveBeganAt = now;
    } else {
      wave.push(call);
    }
  }
}

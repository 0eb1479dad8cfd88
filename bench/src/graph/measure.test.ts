import { medianSample, type Sample } from './measure';

const SAMPLE: Sample = {
  requestsPerSecond: 100,
  p50Ms: 5,
  p99Ms: 9,
  cpuMs: 3,
  databaseCpuMs: 2,
  loadCpuMs: 0.1,
  failed: 0,
  firstFailure: null,
};

describe('the median of rounds', () => {
  it('is that of each figure by itself, with all failures', () => {
    const rounds: Sample[] = [
      { ...SAMPLE, cpuMs: 9, p99Ms: 1 },
      { ...SAMPLE, cpuMs: 4, p99Ms: 30, failed: 2, firstFailure: 'broke' },
      { ...SAMPLE, cpuMs: 5, p99Ms: 7, failed: 1, firstFailure: 'late' },
    ];
    expect(medianSample(rounds)).toEqual({
      ...SAMPLE,
      cpuMs: 5,
      p99Ms: 7,
      failed: 3,
      firstFailure: 'broke',
    });
  });
});

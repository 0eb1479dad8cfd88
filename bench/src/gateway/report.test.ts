import type { Sample } from './measure';
import { describeWorkload, failedOf, medianOf, type Series } from './report';
import { WORKLOADS } from './workloads';

function sampleOf(given: Partial<Sample>): Sample {
  return {
    requestsPerSecond: 100,
    cpuMsPerRequest: 1,
    p50Ms: 1,
    p99Ms: 2,
    callsPerRequest: 4,
    residentMiB: 90,
    requests: 100,
    failed: 0,
    firstFailure: null,
    ownShare: 1,
    foreignShare: 0,
    subgraphCpuMsPerRequest: 0.1,
    ...given,
  };
}

const [workload] = WORKLOADS;
const ours: Series = {
  gateway: 'ours',
  difference: null,
  samples: [
    sampleOf({ requestsPerSecond: 500 }),
    sampleOf({ requestsPerSecond: 630 }),
    sampleOf({ requestsPerSecond: 700 }),
  ],
};

function described(other: Series): string {
  return workload === undefined ? '' : describeWorkload(workload, [ours, other], 12);
}

it('takes medians and adds up failures', () => {
  expect(medianOf(ours, 'requestsPerSecond')).toBe(630);
  expect(failedOf({ ...ours, samples: [sampleOf({ failed: 2 }), sampleOf({ failed: 3 })] })).toBe(
    5,
  );
});

it('says how many times faster ours is and how much less it works', () => {
  const text = described({
    gateway: 'stock',
    difference: null,
    samples: [sampleOf({ cpuMsPerRequest: 8 })],
  });
  expect(text).toContain('6.3x stock by requests/s, 8.0x by CPU per request');
});

it('gives no ratio to a gateway that answers otherwise or fails', () => {
  const wrong = described({
    gateway: 'other',
    difference: 'data.a: 1 instead of 2',
    samples: [sampleOf({})],
  });
  expect(wrong).toContain('other ANSWERS DIFFERENTLY: data.a: 1 instead of 2');
  expect(wrong).not.toContain('x other');
  const failing = described({
    gateway: 'other',
    difference: null,
    samples: [sampleOf({ failed: 1, firstFailure: 'HTTP/1.1 500 no' })],
  });
  expect(failing).toContain('other FAILED at first with: HTTP/1.1 500 no');
  expect(failing).not.toContain('x other');
});

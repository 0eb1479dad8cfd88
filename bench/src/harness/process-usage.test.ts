import { busySeconds, parseProcessorList, parseProcessStat, readUsage } from './process-usage';

const STAT =
  '4242 (a) strange) name) S 17 4242 4242 0 -1 4194560 5 0 0 0 120 30 7 8 20 0 11 0 999 123456 2048 18446744073709551615 0';

it('reads parent, processor time and memory past a name with brackets', () => {
  expect(parseProcessStat(STAT)).toEqual({ parent: 17, cpuTicks: 150, residentPages: 2048 });
});

it('reads lists of processors', () => {
  expect(parseProcessorList('0-2,5\n')).toEqual([0, 1, 2, 5]);
  expect(parseProcessorList('3')).toEqual([3]);
});

it('adds working time of the processors asked for, without idle and waiting', () => {
  const text =
    'cpu  9 9 9 9 9 9 9 0 0 0\ncpu0 100 1 50 7000 80 3 6 0 0 0\ncpu1 1 1 1 1 1 1 1 0 0 0\n';
  expect(busySeconds([0], text)).toBeCloseTo(1.6);
});

it('knows that this process has worked and holds memory', () => {
  const { cpuSeconds, residentBytes } = readUsage(process.pid);
  expect(cpuSeconds).toBeGreaterThan(0);
  expect(residentBytes).toBeGreaterThan(10_000_000);
});

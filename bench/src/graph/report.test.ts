import type { OperationResult, StackResult } from './compare-stacks';
import type { Sample } from './measure';
import { describeOperation, describePromises } from './report';
import { oneProcess, postgraphileStack, stockStack } from './stacks';

function sample(requestsPerSecond: number, cpuMs: number, failed = 0): Sample {
  const firstFailure = failed > 0 ? 'broke' : null;
  return {
    requestsPerSecond,
    cpuMs,
    p50Ms: 1,
    p99Ms: 2,
    databaseCpuMs: 1,
    loadCpuMs: 1,
    failed,
    firstFailure,
  };
}

function of(stack: string, median: Sample): StackResult {
  return { stack, median, rounds: [median], answerBytes: 2000 };
}

function result(ours: Sample, stock: Sample, postgraphile: Sample): OperationResult {
  return {
    operation: 'flagship',
    what: 'all of it',
    stacks: [
      of(oneProcess.name, ours),
      of(stockStack.name, stock),
      of(postgraphileStack.name, postgraphile),
    ],
  };
}

describe('the report', () => {
  it('shows ratios to stock, and what PostGraphile leaves out', () => {
    const text = describeOperation(result(sample(500, 2), sample(100, 9), sample(300, 1)));
    expect(text).toMatch(/ours, 1 process .* 500 .* 5\.0x stock .* 4\.5x less/);
    expect(text).toContain('PostGraphile answers something less: no coordinates');
    expect(text).not.toContain('FAILED');
  });

  it('names failed requests', () => {
    const text = describeOperation(result(sample(500, 2, 7), sample(100, 9), sample(300, 1)));
    expect(text).toContain('ours, 1 process: 7 requests FAILED: broke');
  });

  it('says whether promises are kept', () => {
    const kept = result(sample(500, 2), sample(100, 9), sample(300, 1));
    expect(describePromises([kept, kept, kept])).toBe(
      "flagship: 4.5x less CPU a request than stock, promised 4x: kept\nrequests/s at least PostGraphile's on 3 of 3, promised 3 of 5: kept\n",
    );
    expect(describePromises([result(sample(200, 3), sample(100, 9), sample(300, 1))])).toMatch(
      /3\.0x less .*: NOT KEPT\n.* 0 of 1.*: NOT KEPT\n$/,
    );
  });

  it('promises nothing of what was not measured', () => {
    expect(describePromises([])).toBe('');
  });
});

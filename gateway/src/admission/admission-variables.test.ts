import { readConfig } from '@apogee/shared/config';
import { admissionLimits, admissionVariables } from './admission-variables';
import { COST_BUDGET, LIMITS } from './limits';

const read = (environment: Record<string, string>): ReturnType<typeof admissionLimits> =>
  admissionLimits(readConfig(admissionVariables, environment));

describe('the variables of admission', () => {
  it('are the defaults when nothing is set', () => {
    expect(read({})).toEqual({ limits: LIMITS, costBudget: COST_BUDGET });
  });

  it('set one limit each', () => {
    const environment = {
      COST_BUDGET: '1',
      MAX_TOKENS: '2',
      MAX_DEPTH: '3',
      MAX_FIELDS: '4',
      MAX_ROOT_FIELDS: '5',
      MAX_ALIASES: '6',
    };
    const { costBudget, limits } = read(environment);
    expect(costBudget).toBe(1);
    expect(limits).toEqual({
      ...LIMITS,
      tokens: 2,
      depth: 3,
      fields: 4,
      rootFields: 5,
      aliases: 6,
    });
  });

  it('let a document hold what one operation may select', () => {
    expect(read({ MAX_FIELDS: '3000' }).limits.writtenFields).toBe(3_000);
  });

  it.each([
    ['COST_BUDGET', '0'],
    ['COST_BUDGET', '-1'],
    ['COST_BUDGET', '1e6'],
    ['COST_BUDGET', '1000000001'],
    ['MAX_TOKENS', '1.5'],
    ['MAX_DEPTH', '101'],
    ['MAX_FIELDS', 'many'],
    ['MAX_ROOT_FIELDS', '0x10'],
    ['MAX_ALIASES', '999999999999999999'],
  ])('refuse %s=%s with one line that names it', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      new RegExp(`^${name}: must be a whole number from 1 to \\d+$`),
    );
  });
});

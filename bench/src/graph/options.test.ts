import { ConfigurationError } from '@apogee/shared/errors';
import { readOptions } from './options';

describe('npm run bench:graph', () => {
  it('measures everything unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({
      firms: 15_000,
      operations: ['flagship', 'profile', 'labels', 'nearby', 'products'],
      stacks: ['one', 'four', 'stock', 'postgraphile', 'floor'],
    });
  });

  it('measures for less time when it shall be quick', () => {
    const [usual, quick] = [readOptions([]), readOptions(['--quick'])];
    expect(quick?.seconds).toBeLessThan(usual?.seconds ?? 0);
    expect(quick?.operations).toEqual(usual?.operations);
  });

  it('takes some questions, some stacks, and no large data set', () => {
    expect(
      readOptions(['--operations', 'labels,nearby', '--stacks', 'one,floor', '--firms', '0']),
    ).toMatchObject({ operations: ['labels', 'nearby'], stacks: ['one', 'floor'], firms: 0 });
  });

  it('prints help', () => {
    expect(readOptions(['--help'])).toBeNull();
  });

  it.each([
    [['--qiuck'], /--qiuck/],
    [['fast'], /'fast'/],
    [['--operations', 'all'], /^--operations: .* not "all"$/],
    [['--stacks', ''], /^--stacks: /],
    [['--rounds', '0'], /^--rounds: .* above 0/],
    [['--firms', '-5'], /--firms/],
    [['--seconds', 'x'], /^--seconds: /],
  ])('refuses %p with one line', (args, message) => {
    const read = (): unknown => readOptions(args);
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+$/);
  });
});

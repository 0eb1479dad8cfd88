import { ConfigurationError } from '@apogee/shared/errors';
import { readScaleSettings } from './config';

describe('npm run seed:scale', () => {
  it('reads the number of firms and a seed', () => {
    expect(readScaleSettings(['--firms', '200', '--seed', '7'], {})).toMatchObject({
      firms: 200,
      seed: 7,
      databaseUrl: null,
    });
    expect(readScaleSettings(['--firms=0'], {})).toMatchObject({ firms: 0, seed: 1 });
  });

  it.each([
    [[], /^--firms: how many/],
    [['--firms', 'many'], /^--firms: must be a whole number/],
    [['--firms', '1.5'], /^--firms: must be a whole number/],
    [['--firms=-1'], /^--firms: must be a whole number/],
    [['--firms', '90001'], /^--firms: must be a whole number from 0 to 90000, not 90001$/],
    [['--firms', '1', '--seed', 'x'], /^--seed: must be a whole number/],
    [['--frims', '1'], /--frims/],
    [['1'], /argument '1'/],
  ])('refuses %p with one line', (args, message) => {
    const read = (): unknown => readScaleSettings(args, {});
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+$/);
  });
});

import { ConfigurationError } from '@apogee/shared/errors';
import { readOptions } from './options';

it('measures everything when nothing is asked for', () => {
  const options = readOptions([]);
  expect(options).toMatchObject({ mode: 'compare', rounds: 5, seconds: 5, connections: 50 });
  expect(options?.gateways).toContain('floor');
  expect(options?.gateways).not.toContain('stock-tuned');
});

it('takes names and numbers', () => {
  expect(
    readOptions([
      '--only',
      'ours,stock',
      '--workloads',
      'small',
      '--rounds',
      '3',
      '--seconds',
      '1.5',
    ]),
  ).toMatchObject({ gateways: ['ours', 'stock'], workloads: ['small'], rounds: 3, seconds: 1.5 });
});

it('gives nothing when help is asked for', () => {
  expect(readOptions(['--help'])).toBeNull();
});

it.each([
  [['--fast'], /--fast/],
  [['extra'], /extra/],
  [['--only', 'ours,mine'], /--only: expected one or more of ours, .* not "ours,mine"/],
  [['--workloads', ''], /--workloads/],
  [['--rounds', 'many'], /--rounds: expected a number above 0, not "many"/],
  [['--seconds', '-1'], /--seconds/],
  [['--memory', '--reload'], /cannot be measured in one run/],
] as const)('refuses %j in one line', (args, message) => {
  expect(() => readOptions(args)).toThrow(ConfigurationError);
  expect(() => readOptions(args)).toThrow(message);
  expect(() => readOptions(args)).not.toThrow(/\n/);
});

import { Client } from 'pg';
import { isDatabaseUnavailable } from './database-failure';

function withCode(code: string): Error {
  return Object.assign(new Error('from the driver'), { code });
}

describe('a database that is not there', () => {
  it('is recognised when nobody listens', async () => {
    const client = new Client({ connectionString: 'postgres://a:b@127.0.0.1:9/c' });
    const failure: unknown = await client.connect().catch((error: unknown) => error);
    expect(isDatabaseUnavailable(failure)).toBe(true);
  });

  it.each(['ECONNRESET', '57P01', '57P03', '08006', '53300'])(
    'is what the driver means by %s',
    (code) => {
      expect(isDatabaseUnavailable(withCode(code))).toBe(true);
    },
  );

  it.each([withCode('42P01'), withCode('23505'), new TypeError('x is not a function'), null])(
    'is not what %p means',
    (thrown) => {
      expect(isDatabaseUnavailable(thrown)).toBe(false);
    },
  );
});

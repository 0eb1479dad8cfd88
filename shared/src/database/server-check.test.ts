import { createServer } from 'node:net';
import { ConfigurationError } from '../errors';
import { checkServer } from './server-check';

it.each(['not a url', 'mysql://localhost/apogee', 'localhost:5432'])(
  'refuses %p as an address',
  async (url) => {
    await expect(checkServer(url)).rejects.toThrow(/^DATABASE_URL is not an address of the form/);
  },
);

it('names the server that does not run, without the password', async () => {
  const refusal = await checkServer('postgres://user:secret@127.0.0.1:9/apogee').catch(String);
  expect(refusal).toBe(
    'ConfigurationError: DATABASE_URL: the PostgreSQL server at 127.0.0.1:9/apogee cannot be reached: connect ECONNREFUSED 127.0.0.1:9',
  );
});

it('gives up on a server that does not answer within 3 s', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const began = Date.now();
  await expect(checkServer(`postgres://user:secret@127.0.0.1:${port}/apogee`)).rejects.toThrow(
    ConfigurationError,
  );
  expect(Date.now() - began).toBeLessThan(4_500);
  silent.close();
});

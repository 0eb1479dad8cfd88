import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  type Handler,
  type RunningHttpServer,
  sendJson,
  sendText,
  startHttpServer,
} from '@apogee/shared/http';
import { createLogger } from '@apogee/shared/logger';
import { compressedAnswers } from './compressed-answers';

const LARGE = { moons: Array.from({ length: 5_000 }, (_, index) => `moon ${index}`) };
const SMALL = { moons: ['Phobos', 'Deimos'] };

const answering = (body: object): Handler =>
  compressedAnswers((_, response) => Promise.resolve(sendJson(response, 200, body)));

interface Received {
  readonly response: IncomingMessage;
  readonly body: Buffer;
}

describe('an answer over HTTP', () => {
  let server: RunningHttpServer;

  beforeAll(async () => {
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      routes: {
        '/large': answering(LARGE),
        '/small': answering(SMALL),
        '/text': compressedAnswers((_, response) =>
          Promise.resolve(sendText(response, 200, JSON.stringify(LARGE))),
        ),
      },
    });
  });

  afterAll(() => server.close());

  async function received(path: string, accepted?: string): Promise<Received> {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${server.url}${path}`, { headers }, resolve).on('error', reject);
    });
    return { response, body: await buffer(response) };
  }

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('that is large is compressed for who reads %s', async (accepted, encoding, decompress) => {
    const { response, body } = await received('/large', accepted);
    expect(response.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': expect.stringContaining('application/json') as string,
      vary: 'Accept-Encoding',
    });
    expect(JSON.parse(decompress(body).toString())).toEqual(LARGE);
    expect(body.length).toBeLessThan(JSON.stringify(LARGE).length / 3);
  });

  it.each([
    { what: 'that is large, for who says nothing of it', path: '/large', expected: LARGE },
    {
      what: 'that is large, for who refuses it',
      path: '/large',
      accepted: 'identity',
      expected: LARGE,
    },
    { what: 'that is small', path: '/small', accepted: 'gzip, br', expected: SMALL },
    { what: 'that is not JSON', path: '/text', accepted: 'gzip, br', expected: LARGE },
  ])('$what is sent as it is', async ({ path, accepted, expected }) => {
    const { response, body } = await received(path, accepted);
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(body.toString())).toEqual(expected);
  });
});

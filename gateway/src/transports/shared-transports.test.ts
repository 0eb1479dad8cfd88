import { SharedTransports } from './shared-transports';

const MOON = new URL('http://moon.example/graphql');
const MARS = new URL('http://mars.example/graphql');

describe('shared transports', () => {
  let opened: string[];
  let closed: string[];
  let transports: SharedTransports;

  beforeEach(() => {
    opened = [];
    closed = [];
    transports = new SharedTransports((name, url) => {
      opened.push(`${name} ${url.host}`);
      return {
        execute: () => Promise.resolve({ data: { at: url.host } }),
        ping: () => Promise.resolve(),
        close: () => {
          closed.push(`${name} ${url.host}`);
          return Promise.resolve();
        },
      };
    });
  });

  it('are opened once for a subgraph that stays where it is', () => {
    transports.lease(new Map([['base', MOON]]));
    transports.lease(new Map([['base', MOON]]));
    expect(opened).toEqual(['base moon.example']);
  });

  it('are opened anew for a subgraph that moved', async () => {
    transports.lease(new Map([['base', MOON]]));
    const moved = transports.lease(new Map([['base', MARS]]));
    expect(
      await moved
        .get('base')
        ?.execute({ operation: { kind: 'query', query: '{ at }' }, variables: '{}' }),
    ).toEqual({
      data: { at: 'mars.example' },
    });
  });

  it('are closed when the last user has given them back, however often it does so', async () => {
    const first = transports.lease(new Map([['base', MOON]]));
    const second = transports.lease(new Map([['base', MOON]]));
    await first.get('base')?.close();
    await first.get('base')?.close();
    expect(closed).toEqual([]);
    await second.get('base')?.close();
    expect(closed).toEqual(['base moon.example']);
  });
});

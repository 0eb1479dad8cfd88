import { ConfigurationError } from '../errors';
import { readConfig } from './read-config';
import { databaseUrl, flag, host, origins, port } from './variables';

const shape = {
  HOST: host,
  PORT: port(4000),
  DATABASE_URL: databaseUrl,
  SAMPLE_DATA: flag(true),
  CORS_ORIGINS: origins,
};

describe('readConfig', () => {
  it('listens on loopback and uses the embedded engine when nothing is set', () => {
    expect(readConfig(shape, {})).toEqual({
      HOST: '127.0.0.1',
      PORT: 4000,
      DATABASE_URL: null,
      SAMPLE_DATA: true,
      CORS_ORIGINS: [],
    });
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig(shape, { PORT: '' }).PORT).toBe(4000);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost'],
    ['SAMPLE_DATA', 'yes'],
    ['CORS_ORIGINS', 'https://app.example/'],
    ['CORS_ORIGINS', '*'],
  ])('names the variable %s when it is %p', (name, value) => {
    const read = (): unknown => readConfig(shape, { [name]: value });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(new RegExp(`^${name}: .+$`));
  });
});

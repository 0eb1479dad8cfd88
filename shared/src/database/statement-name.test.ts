import { statementName } from './statement-name';

describe('the name of a statement', () => {
  it('is the same for the same text, and another for another', () => {
    const name = statementName('select 1');
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(statementName('select 1')).toBe(name);
    expect(statementName('select 2')).not.toBe(name);
  });

  it.each([
    'select 1 where $1::text is null or id = $1',
    'select 1 where ($1 is null\n  or id = $1)',
  ])('is none where conditions may be left out: %s', (text) => {
    expect(statementName(text)).toBeNull();
  });
});

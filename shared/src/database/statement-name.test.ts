import { isPlannedEachTime, statementName } from './statement-name';

const BY_KEY = 'select id from firm where id = any($1)';
const BY_FILTER = `
  select id from firm
  where ($1::text is null
    or name = $1)
`;

describe('a statement', () => {
  it('has one name, which PostgreSQL does not shorten', () => {
    expect(statementName(BY_KEY)).toMatch(/^[0-9a-f]{32}$/);
    expect(statementName(BY_KEY)).toBe(statementName(BY_KEY));
    expect(statementName(BY_KEY)).not.toBe(statementName(BY_FILTER));
  });

  it('is planned each time if what it filters by is left open', () => {
    expect(isPlannedEachTime(BY_KEY)).toBe(false);
    expect(isPlannedEachTime(BY_FILTER)).toBe(true);
  });
});

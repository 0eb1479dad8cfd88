import { variantFor } from './statement-variant';

const PAGE = `
  /* star.page */
  select id, '$2 (' as price from star -- $3 :-(
  where ($1::text[] is null or kind = any($1))
    and ($2::date is null or (seen_on > $2 and ($3::int is null or size < $3)))
    and ($4::text is null or (name, id) > ($4, $5::text))
  order by name, id
  limit $6
`;

const textFor = (...values: unknown[]): string =>
  variantFor(PAGE, values).text.replaceAll(/\s+/g, ' ').trim();

describe('a statement with conditions that may be left out', () => {
  it('is sent without those that are not given, and with its limit', () => {
    expect(textFor(null, null, 7, null, null, 21)).toBe(
      "/* star.page */ select id, '$2 (' as price from star -- $3 :-( " +
        'where true and true and true order by name, id limit 21',
    );
    expect(variantFor(PAGE, [null, null, 7, null, null, 21]).taken).toEqual([]);
  });

  it('is sent with those that are given, and their values alone', () => {
    const values = [['DWARF'], null, null, 'Vega', 'star-1', 5];
    expect(textFor(...values)).toContain(
      'where (kind = any($1::text[])) and true and ((name, id) > ($2::text, $3::text)) order',
    );
    expect(variantFor(PAGE, values).taken).toEqual([0, 3, 4]);
  });

  it('is sent with conditions within conditions', () => {
    const [outer, both] = [null, 3].map((size) => textFor(null, '2026-01-31', size, null, null, 5));
    expect(outer).toContain('and ((seen_on > $1::date and true)) and');
    expect(both).toContain('and ((seen_on > $1::date and (size < $2::int))) and');
  });

  it('is the same for other values of the same conditions', () => {
    const one = variantFor(PAGE, [['DWARF'], null, null, null, null, 21]);
    expect(variantFor(PAGE, [['GIANT', 'DWARF'], null, null, null, null, 21])).toBe(one);
    expect(variantFor(PAGE, [['DWARF'], null, null, null, null, 22]).name).not.toBe(one.name);
    expect(one.name).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is sent with what is yes or no written out', () => {
    const shown = 'select id from star where $1::boolean and ($2::boolean is null or far = $2)';
    expect(variantFor(shown, [true, false]).text).toBe(
      'select id from star where true and (far = false)',
    );
    expect(variantFor(shown, [null, null]).text).toBe(
      'select id from star where $1::boolean and true',
    );
  });

  it('keeps a limit that is no number of rows as a parameter', () => {
    for (const limit of [-1, 1.5, '5; drop table star', null]) {
      expect(textFor(null, null, null, null, null, limit)).toMatch(/limit \$1$/);
    }
    const nearest = 'select id from star order by far fetch first ($1::int) rows with ties';
    expect(variantFor(nearest, [3]).text).toContain('fetch first (3) rows');
  });

  it('is planned each time only if it says so', () => {
    const rare =
      'select /* planned for its values */ id from star where ($1::text is null or k = $1)';
    expect(variantFor(rare, ['red']).isPlannedEachTime).toBe(true);
    expect(variantFor(PAGE, []).isPlannedEachTime).toBe(false);
  });

  it('is refused when its parentheses do not match', () => {
    expect(() => variantFor('select (1', [])).toThrow(TypeError);
    expect(() => variantFor('select 1)', [])).toThrow(TypeError);
  });
});

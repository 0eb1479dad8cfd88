import { buildSchema, parse } from 'graphql';
import { judgeSchema, type SchemaCheck } from './judge-schema';

const RELEASED = `
  type Query { firm(id: ID!, lang: String): Firm firms(state: State): [Firm!] }
  type Firm { id: ID! name: String! site: String old: String @deprecated(reason: "Use name. Goes after 2027-01-31.") }
  enum State { OPEN CLOSED }
  input Change { name: String }
  type Mutation { change(input: Change): Firm }
`;

const operation = (name: string, text: string) => ({
  path: `operations/${name}.graphql`,
  name,
  document: parse(text),
});

const CHECK: Omit<SchemaCheck, 'present'> = {
  released: buildSchema(RELEASED),
  operations: [
    operation('Sites', 'query Sites { firms(state: OPEN) { site } }'),
    operation('Names', 'query Names { firm(id: 1, lang: "fr") { name } }'),
    operation('Rename', 'mutation Rename($input: Change) { change(input: $input) { id } }'),
  ],
  allowed: [],
  uses: new Map(),
  today: '2027-01-15',
};

const without = (...parts: readonly string[]) =>
  buildSchema(parts.reduce((sdl, part) => sdl.replace(part, ''), RELEASED));

describe('the schema as a successor of the released one', () => {
  it('may add', async () => {
    const present = buildSchema(`${RELEASED} extend type Firm { more: Int }`);
    expect(await judgeSchema({ ...CHECK, present })).toEqual([]);
  });

  it('must not take a field away: it is told who asks for it, how often, and what to do', async () => {
    const uses = new Map([
      ['Firm.site', { count: 7, clients: new Set(['portal 1.2']), last: '2027-01-14T10:00:00Z' }],
    ]);
    const [problem, ...others] = await judgeSchema({
      ...CHECK,
      uses,
      present: without('site: String'),
    });
    expect(others).toEqual([]);
    expect(problem).toContain('Firm.site');
    expect(problem).toContain('used by  Sites (operations/Sites.graphql)');
    expect(problem).not.toContain('Names');
    expect(problem).toContain('asked    7 times, last 2027-01-14T10:00:00Z, by portal 1.2');
    expect(problem).toContain('deprecated with "… Goes after YYYY-MM-DD."');
    expect(problem).toContain('"change": "FIELD_REMOVED", "path": "Firm.site"');
  });

  it.each([
    ['an argument', ', lang: String', 'Names'],
    ['an enum value', 'OPEN', 'Sites'],
    ['an input field', 'input Change { name: String }', 'Rename'],
  ])('must not take away %s that somebody sends', async (_, part, user) => {
    const present =
      part === 'input Change { name: String }'
        ? buildSchema(RELEASED.replace(part, 'input Change { other: String }'))
        : without(part);
    const problems = await judgeSchema({ ...CHECK, present });
    expect(problems.join('\n')).toContain(`used by  ${user}`);
  });

  it('must not ask for more of those who did without', async () => {
    const present = buildSchema(RELEASED.replace('firm(id: ID!', 'firm(by: Int!, id: ID!'));
    expect((await judgeSchema({ ...CHECK, present })).join('\n')).toContain('used by  Names');
  });

  it('may take away what was deprecated, after the day that was promised', async () => {
    const present = without('old: String @deprecated(reason: "Use name. Goes after 2027-01-31.")');
    expect(await judgeSchema({ ...CHECK, present })).toHaveLength(1);
    expect(await judgeSchema({ ...CHECK, present, today: '2027-01-31' })).toHaveLength(1);
    expect(await judgeSchema({ ...CHECK, present, today: '2027-02-01' })).toEqual([]);
  });

  it('may break what somebody answers for, and the list holds nothing else', async () => {
    const reason = 'No client ever asked for it, by the records of a year.';
    const allowed = [{ change: 'FIELD_REMOVED', path: 'Firm.site', reason }];
    const present = without('site: String');
    expect(await judgeSchema({ ...CHECK, allowed, present })).toEqual([]);
    const idle = await judgeSchema({ ...CHECK, allowed, present: CHECK.released });
    expect(idle).toEqual([expect.stringContaining('take it out of the list')]);
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@apogee/shared/logger';
import { buildSchema, parse } from 'graphql';
import { UNNAMED } from '../trusted-documents';
import { UsageRecorder } from './usage-recorder';
import { usedCoordinates } from './used-coordinates';

const schema = buildSchema(`
  type Query { firms(state: State, filter: Filter): [Firm!] }
  type Firm { id: ID! site(lang: String): String }
  enum State { OPEN CLOSED }
  input Filter { text: String place: Place }
  input Place { code: ID }
`);

describe('what a document relies on', () => {
  it('are fields, arguments, values that are written out, and types', () => {
    const document = parse('{ firms(state: OPEN, filter: { text: "a" }) { __typename id } }');
    expect(usedCoordinates(schema, document).toSorted()).toEqual([
      'Filter.text',
      'Firm',
      'Firm.id',
      'ID',
      'Query.firms',
      'Query.firms.filter',
      'Query.firms.state',
      'State.OPEN',
    ]);
  });

  it('are the whole input types of its variables', () => {
    const document = parse('query ($filter: Filter) { firms(filter: $filter) { id } }');
    expect(usedCoordinates(schema, document)).toEqual(
      expect.arrayContaining(['Filter', 'Place', 'Query.firms.filter']),
    );
  });
});

describe('the usage file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-usage-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function recorded(note: (recorder: UsageRecorder) => void): Promise<readonly unknown[]> {
    const file = join(folder, 'usage.jsonl');
    const recorder = new UsageRecorder(
      file,
      createLogger({ name: 'test', level: 'silent', format: 'json' }),
    );
    note(recorder);
    await recorder.close();
    const text = await readFile(file, 'utf8');
    return text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  }

  it('says which version of which client asked for a field how often', async () => {
    const one = parse('{ firms { id } }');
    const other = parse('{ firms { site } }');
    const portal = { name: 'portal', version: '1.2' };
    const lines = await recorded((recorder) => {
      const count = recorder.over(schema);
      count(one, portal);
      count(one, portal);
      count(other, portal);
      count(other, UNNAMED);
    });
    expect(lines).toEqual([
      expect.objectContaining({
        client: 'portal',
        version: '1.2',
        operations: 3,
        uses: expect.objectContaining({ 'Query.firms': 3, 'Firm.id': 2, 'Firm.site': 1 }) as object,
      }),
      expect.objectContaining({ client: null, version: null, operations: 1 }),
    ]);
  });

  it('counts clients beyond a number together', async () => {
    const document = parse('{ firms { id } }');
    const lines = await recorded((recorder) => {
      const count = recorder.over(schema);
      for (let number = 0; number < 500; number += 1) {
        count(document, { name: `invented ${number}`, version: null });
      }
    });
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toMatchObject({ client: '(others)', operations: 300 });
  });
});

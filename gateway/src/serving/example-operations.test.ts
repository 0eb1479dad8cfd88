import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import { readExampleOperations } from './example-operations';

describe('example operations', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'examples-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('come in the order of their files, titled by their first comment line', async () => {
    await writeFile(join(folder, '2-second.graphql'), '# Second\nquery Second { __typename }\n');
    await writeFile(
      join(folder, '1-first.graphql'),
      '# First\n# It has a description\n# of two lines.\nquery First($id: ID!) { node(id: $id) { id } }\n',
    );
    await writeFile(join(folder, '1-first.variables.json'), '{ "id": "1" }\n');

    expect(await readExampleOperations(folder)).toEqual([
      {
        name: 'First',
        kind: 'query',
        title: 'First',
        description: 'It has a description of two lines.',
        readers: [],
        query:
          '# First\n# It has a description\n# of two lines.\nquery First($id: ID!) { node(id: $id) { id } }',
        variables: '{ "id": "1" }',
      },
      {
        name: 'Second',
        kind: 'query',
        title: 'Second',
        description: '',
        readers: [],
        query: '# Second\nquery Second { __typename }',
      },
    ]);
  });

  it('say in French what they are, for whom, and as whom they are asked', async () => {
    const text =
      '# Change\n# It changes.\n# fr: Changer\n# fr: Cela change.\n# for: firm, tool\n# as: demo\nmutation Change { change }';
    await writeFile(join(folder, 'change.graphql'), text);

    expect(await readExampleOperations(folder)).toEqual([
      {
        name: 'Change',
        kind: 'mutation',
        title: 'Change',
        description: 'It changes.',
        french: { title: 'Changer', description: 'Cela change.' },
        readers: ['firm', 'tool'],
        identity: 'demo',
        query: text,
      },
    ]);
  });

  it('are none where there is no folder', async () => {
    expect(await readExampleOperations(join(folder, 'nowhere'))).toEqual([]);
  });

  it('are refused with the name of the file when one is not GraphQL', async () => {
    await writeFile(join(folder, 'broken.graphql'), 'query {');
    await expect(readExampleOperations(folder)).rejects.toThrow(ConfigurationError);
    await expect(readExampleOperations(folder)).rejects.toThrow(/broken\.graphql/);
  });
});

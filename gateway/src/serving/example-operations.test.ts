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
        title: 'First',
        description: 'It has a description of two lines.',
        query:
          '# First\n# It has a description\n# of two lines.\nquery First($id: ID!) { node(id: $id) { id } }',
        variables: '{ "id": "1" }',
      },
      {
        name: 'Second',
        title: 'Second',
        description: '',
        query: '# Second\nquery Second { __typename }',
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

import { Kind, parse, visit } from 'graphql';
import { renderToStaticMarkup } from 'react-dom/server';
import { fragmentOf } from '../../../../gateway/explorer/src/saved/shared-link';
import {
  type ExampleOperation,
  readExampleOperations,
} from '../../../../gateway/src/serving/example-operations';
import type { Place } from '../addresses';
import { Reader } from '../pages/reader';
import type { SitePage } from '../pages/site-page';
import { codeBlock } from '../text/markdown';

/** An example with the fragment by which the explorer opens it. */
export interface LinkedExample extends ExampleOperation {
  readonly fragment: string;
}

export async function readExamples(folder: string): Promise<readonly LinkedExample[]> {
  const examples = await readExampleOperations(folder);
  return Promise.all(
    examples.map(async (example) => {
      const { name, query, variables = '' } = example;
      return { ...example, fragment: await fragmentOf({ name, query, variables }) };
    }),
  );
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** By coordinate of a root field: the examples that ask for it. */
export function examplesByRootField(
  examples: readonly ExampleOperation[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, query } of examples) {
    visit(parse(query), {
      [Kind.OPERATION_DEFINITION]: ({ operation, selectionSet }) => {
        for (const selection of selectionSet.selections) {
          if (selection.kind === Kind.FIELD) {
            const coordinate = `${ROOTS[operation]}.${selection.name.value}`;
            found.set(coordinate, [...(found.get(coordinate) ?? []), name]);
          }
        }
        return false;
      },
    });
  }
  return found;
}

export function examplesPage(examples: readonly LinkedExample[]) {
  return (place: Place): SitePage => {
    const reader = new Reader(place);
    const html = renderToStaticMarkup(
      <>
        <h1>{reader.text('examples')}</h1>
        <p>{reader.text('examplesText')}</p>
        {examples.map(({ name, title, description, query, variables, fragment }) => (
          <section className="member" key={name}>
            <h2 id={name} lang="en">
              {title}
            </h2>
            <p lang="en">{description}</p>
            <p>
              <a className="button" href={reader.fromRoot('../') + fragment}>
                {reader.text('openInExplorer')}
                <span className="hidden">: {title}</span>
              </a>
            </p>
            <div dangerouslySetInnerHTML={{ __html: codeBlock(query, 'graphql') }} />
            {variables !== undefined && (
              <>
                <p className="label">{reader.text('variables')}</p>
                <div dangerouslySetInnerHTML={{ __html: codeBlock(variables, 'json') }} />
              </>
            )}
          </section>
        ))}
      </>,
    );
    return {
      place,
      title: reader.text('examples'),
      html,
      outline: examples.map(({ name, title }) => ({ id: name, text: title, level: 2 })),
      source: 'schema/operations',
      notice: 'englishDescriptions',
    };
  };
}

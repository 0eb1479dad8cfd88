import { Kind, parse, visit } from 'graphql';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { fragmentOf } from '../../../../gateway/explorer/src/saved/shared-link';
import {
  type ExampleOperation,
  readExampleOperations,
} from '../../../../gateway/src/serving/example-operations';
import type { Place } from '../addresses';
import type { Locale } from '../locales';
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
      return Object.assign(example, { fragment: await fragmentOf({ name, query, variables }) });
    }),
  );
}

/** Title and description in the reader's language, or in English. */
export function saidOf(
  { title, description, french }: ExampleOperation,
  locale: Locale,
): { readonly title: string; readonly description: string; readonly language: Locale } {
  return locale === 'fr' && french !== undefined
    ? { ...french, language: 'fr' }
    : { title, description, language: 'en' };
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
        {examples.map((example) => (
          <Example key={example.name} example={example} reader={reader} />
        ))}
      </>,
    );
    return {
      place,
      title: reader.text('examples'),
      html,
      outline: examples.map((example) => ({
        id: example.name,
        text: saidOf(example, place.locale).title,
        level: 2,
      })),
      source: 'schema/operations',
    };
  };
}

interface ExampleProps {
  readonly example: LinkedExample;
  readonly reader: Reader;
}

function Example({ example, reader }: ExampleProps): ReactElement {
  const { name, query, variables, identity, fragment } = example;
  const { title, description, language } = saidOf(example, reader.place.locale);
  return (
    <section className="member">
      <h2 id={name} lang={language}>
        {title}
      </h2>
      <p lang={language}>{description}</p>
      {identity !== undefined && (
        <p className="fine">
          {reader.text('askedAs')} <code>{identity}</code>
        </p>
      )}
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
  );
}

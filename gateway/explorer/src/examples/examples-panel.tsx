import './examples.css';
import { createContext, type ReactElement, useContext } from 'react';
import type { ExampleOperation, ExplorerSettings } from '../settings';
import { useTexts } from '../shell/texts';
import { groupExamples, textOf } from './example-groups';
import { useExampleTabs } from './open-example';

/** The worked examples of the graph being explored, and for whom they are. */
export const ExamplesContext = createContext<Pick<ExplorerSettings, 'operations' | 'readers'>>({
  operations: [],
  readers: [],
});

/** The side panel that lists the worked examples by reader; titles and descriptions are plain text. */
export function ExamplesPanel(): ReactElement {
  const texts = useTexts();
  const { operations, readers } = useContext(ExamplesContext);
  return (
    <section className="examples" aria-labelledby="examples-title" lang={texts.languageCode}>
      <h2 id="examples-title">{texts.examples}</h2>
      <p>{operations.length === 0 ? texts.noExamples : texts.examplesIntroduction}</p>
      {groupExamples(operations, readers).map(({ reader, examples }) => (
        <section key={reader?.id ?? ''}>
          {reader !== null && <h3>{reader.names[texts.languageCode]}</h3>}
          <ol>
            {examples.map((example) => (
              <Example key={example.name} example={example} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

function Example({ example }: { readonly example: ExampleOperation }): ReactElement {
  const texts = useTexts();
  const { open, isActive } = useExampleTabs();
  const { title, description } = textOf(example, texts.languageCode);
  return (
    <li>
      <button type="button" aria-current={isActive(example)} onClick={() => open(example)}>
        <strong>{title}</strong>
        <code>{example.name}</code>
        {description !== null && <span>{description}</span>}
        {example.identity !== null && <span>{texts.exampleAskedAs(example.identity)}</span>}
      </button>
    </li>
  );
}

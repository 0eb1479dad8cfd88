import { createContext, type ReactElement, useContext } from 'react';
import type { ExampleOperation } from '../settings';
import { useTexts } from '../shell/texts';
import { useExampleTabs } from './open-example';

/** The worked examples of the graph being explored. */
export const ExamplesContext = createContext<readonly ExampleOperation[]>([]);

/** The side panel that lists the worked examples; titles and descriptions are plain text. */
export function ExamplesPanel(): ReactElement {
  const texts = useTexts();
  const examples = useContext(ExamplesContext);
  const { open, isActive } = useExampleTabs();
  return (
    <section className="examples" aria-labelledby="examples-title" lang={texts.languageCode}>
      <h2 id="examples-title">{texts.examples}</h2>
      <p>{examples.length === 0 ? texts.noExamples : texts.examplesIntroduction}</p>
      <ol>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" aria-current={isActive(example)} onClick={() => open(example)}>
              <strong>{example.title}</strong>
              <code>{example.name}</code>
              {example.description !== null && <span>{example.description}</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { ReactElement } from 'react';
import { useTexts } from '../shell/texts';
import type { FetchNode, Plan } from './plan';

/** As many as `plan.css` has; further subgraphs share them, and are told apart by their names. */
const COLOURS = 6;

interface FetchCardProps {
  readonly fetch: FetchNode;
  readonly plan: Plan;
  readonly path: readonly string[];
}

/** One request to a subgraph: which, what of the answer it fills, by which keys; the operation on demand. */
export function FetchCard({ fetch, plan, path }: FetchCardProps): ReactElement {
  const { plan: texts } = useTexts();
  const colour = plan.subgraphs.indexOf(fetch.subgraph) % COLOURS;
  return (
    <article className={`plan-fetch plan-colour-${colour}`}>
      <h3>{fetch.subgraph}</h3>
      <dl>
        <dt>{texts.fills}</dt>
        <dd>{path.length === 0 ? texts.root : <code>{readablePath(path)}</code>}</dd>
        {fetch.requires.length > 0 && (
          <>
            <dt>{texts.keys(fetch.requires.length)}</dt>
            {fetch.requires.map(({ type, fields }) => (
              <dd key={type}>
                <code>{`${type} { ${fields} }`}</code>
              </dd>
            ))}
          </>
        )}
        {fetch.variables.length > 0 && (
          <>
            <dt>{texts.variables}</dt>
            {fetch.variables.map((name) => (
              <dd key={name}>
                <code>{variableText(name, plan.literals[name])}</code>
              </dd>
            ))}
          </>
        )}
      </dl>
      <details>
        <summary>{texts.operation}</summary>
        <pre tabIndex={0}>
          <code>{fetch.operation}</code>
        </pre>
      </details>
    </article>
  );
}

/** Variables of the reader's own have no value here. */
function variableText(name: string, literal: unknown): string {
  return literal === undefined ? `$${name}` : `$${name} = ${JSON.stringify(literal)}`;
}

/** `firms.nodes.@` reads `firms › nodes[]`. */
function readablePath(path: readonly string[]): string {
  return path.join(' › ').replaceAll(' › @', '[]');
}

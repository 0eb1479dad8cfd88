import { lazy, type ReactElement, Suspense, useEffect, useRef } from 'react';
import { useTexts } from '../shell/texts';
import { nameControls } from './named-controls';

/** Loaded when it is first opened; most visits never do. */
const Tree = lazy(async () => {
  await import('@graphiql/plugin-explorer/style.css');
  const { explorerPlugin } = await import('@graphiql/plugin-explorer');
  return { default: explorerPlugin().content };
});

/** The side panel in which a query is composed by ticking fields in a tree. */
export function BuilderPanel(): ReactElement {
  const { builder } = useTexts();
  const tree = useRef<HTMLDivElement>(null);
  useEffect(
    () => (tree.current === null ? undefined : nameControls(tree.current, builder)),
    [builder],
  );
  return (
    <div className="builder" ref={tree}>
      <Suspense>
        <Tree />
      </Suspense>
    </div>
  );
}

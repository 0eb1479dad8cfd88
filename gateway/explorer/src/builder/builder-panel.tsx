import { lazy, type ReactElement, Suspense } from 'react';

/** Loaded when it is first opened; most visits never do. */
const Tree = lazy(async () => {
  await import('@graphiql/plugin-explorer/style.css');
  const { explorerPlugin } = await import('@graphiql/plugin-explorer');
  return { default: explorerPlugin().content };
});

/** The side panel in which a query is composed by ticking fields in a tree. */
export function BuilderPanel(): ReactElement {
  return (
    <Suspense>
      <Tree />
    </Suspense>
  );
}

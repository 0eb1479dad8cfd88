import type { Plugin } from 'vite';

const TABS = '@graphiql/react/dist/components/tabs/index.js';
const PAGE = 'graphiql/dist/GraphiQL.js';

/** What each file says, and what it is to say. */
const CHANGES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  [TABS]: [
    ['role: "tablist",', ''],
    ['role: "tab",', ''],
    ['"aria-selected": isActive', '"aria-current": isActive'],
  ],
  [PAGE]: [['role: "tabpanel"', 'role: "region"']],
};

/**
 * GraphiQL's tabs hold buttons (choose, close), which the role `tab` forbids: assistive technology does not get at them
 * (WCAG 4.1.2). They are a list of buttons of which one is current. An upgrade that says it otherwise stops the build.
 */
export function tabsAsList(): Plugin {
  const missing = new Set(Object.keys(CHANGES));
  return {
    name: 'tabs-as-list',
    enforce: 'pre',
    transform(code, id) {
      const file = Object.keys(CHANGES).find((name) => id.endsWith(`/${name}`));
      if (file === undefined) return null;
      missing.delete(file);
      return (CHANGES[file] ?? []).reduce(replaceOnce, code);
    },
    buildEnd(error) {
      if (error === undefined && missing.size > 0) {
        throw new Error(`tabs-as-list: there is no ${[...missing].join(', ')} any more`);
      }
    },
  };
}

function replaceOnce(code: string, [from, to]: readonly [string, string]): string {
  const parts = code.split(from);
  if (parts.length !== 2) throw new Error(`tabs-as-list: no single ${from}`);
  return parts.join(to);
}

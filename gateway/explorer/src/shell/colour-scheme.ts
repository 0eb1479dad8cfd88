import { useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** The scheme in use: the reader's choice, else that of the operating system. */
export function useColourScheme(): 'light' | 'dark' {
  const chosen = useGraphiQL(({ theme }) => theme);
  const isSystemDark = useSyncExternalStore(followSystem, () => darkSystem.matches);
  return chosen ?? (isSystemDark ? 'dark' : 'light');
}

function followSystem(onChange: () => void): () => void {
  darkSystem.addEventListener('change', onChange);
  return () => darkSystem.removeEventListener('change', onChange);
}

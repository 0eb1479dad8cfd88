import type { ReactElement } from 'react';

/** A tree with a tick. */
export function BuilderIcon(): ReactElement {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M4 3v11.5h4M4 8h4" strokeLinecap="round" strokeLinejoin="round" />
      <rect x="8.5" y="5.5" width="9" height="5" rx="1.5" />
      <path d="m10 14.5 2 2 4-4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

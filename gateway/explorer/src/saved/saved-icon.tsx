import type { ReactElement } from 'react';

/** A folder with a bookmark. */
export function SavedIcon(): ReactElement {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M2.5 5.5v10h15v-8.500h-8l-2-2h-5z" strokeLinejoin="round" />
      <path d="M11.500 7v5l1.750-1.500L15 12V7" strokeLinejoin="round" />
    </svg>
  );
}

import type { ReactElement } from 'react';

/** Angle brackets. */
export function CodeIcon(): ReactElement {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path
        d="M6.5 5.5 2 10l4.500 4.500M13.500 5.500 18 10l-4.500 4.500M11.500 3.500l-3 13"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

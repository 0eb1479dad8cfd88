import type { ReactElement } from 'react';

/** A small stack of cards; GraphiQL's sidebar names the button beside it. */
export function ExamplesIcon(): ReactElement {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <rect x="2.5" y="6.5" width="15" height="11" rx="2" />
      <path d="M5 3.8h10M6 10.5l2 2-2 2M10 14.5h4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

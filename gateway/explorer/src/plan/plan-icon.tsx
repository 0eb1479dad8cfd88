import type { ReactElement } from 'react';

/** One box, then two beside each other. */
export function PlanIcon(): ReactElement {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <rect x="6" y="2.5" width="8" height="5" rx="1.5" />
      <rect x="2" y="12.5" width="6.5" height="5" rx="1.5" />
      <rect x="11.5" y="12.5" width="6.5" height="5" rx="1.5" />
      <path d="M10 7.5V10M5.2 12.5V10h9.6v2.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** Why a receiver could not be asked, or did not answer. */
export const WebhookFault = {
  TIMEOUT: 'TIMEOUT',
  NAME_NOT_RESOLVED: 'NAME_NOT_RESOLVED',
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
  CONNECTION_FAILED: 'CONNECTION_FAILED',
  TLS_FAILED: 'TLS_FAILED',
  SECRET_UNREADABLE: 'SECRET_UNREADABLE',
} as const;
export type WebhookFault = (typeof WebhookFault)[keyof typeof WebhookFault];

/** What came of sending a message once: the receiver's status, or why there is none. */
export type AttemptOutcome =
  | { readonly status: number; readonly fault: null; readonly retryAfterMs: number | null }
  | { readonly status: null; readonly fault: WebhookFault; readonly retryAfterMs: null };

export function failedFor(fault: WebhookFault): AttemptOutcome {
  return { status: null, fault, retryAfterMs: null };
}

export function isAccepted({ status }: AttemptOutcome): boolean {
  return status !== null && status >= 200 && status < 300;
}

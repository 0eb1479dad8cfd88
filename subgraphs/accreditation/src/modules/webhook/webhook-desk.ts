import type { SecretVault } from './secret-vault';
import type { UrlFault } from './url-fault';

/** What changing webhooks needs beside the database. */
export interface WebhookDesk {
  /** Null: webhooks are off. */
  readonly vault: SecretVault | null;
  /** What is wrong with an address as it is written; null for nothing. */
  readonly faultOf: (url: string) => UrlFault | null;
}

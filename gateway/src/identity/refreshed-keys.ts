import type { Logger } from '@apogee/shared/logger';
import {
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from 'jose';

/** How soon a new key is accepted, at the latest, and how often unknown key ids or an outage may make us ask. */
const COOLDOWN_MS = 5_000;
/** How soon a withdrawn key is refused. */
const REFRESH_MS = 60_000;
const TIMEOUT_MS = 5_000;

export interface RefreshedKeysSettings {
  /** Where the issuer publishes them (JWKS). */
  readonly url: URL;
  readonly logger: Logger;
  readonly cooldownMs?: number;
  readonly refreshMs?: number;
}

/** The keys that an issuer publishes, kept fresh. */
export interface RefreshedKeys {
  readonly keys: JWTVerifyGetKey;
  close(): void;
}

/**
 * Asks for the keys when they are first needed, when a token names one that is not known, and every minute.
 * While the issuer does not answer, the keys known so far stay good.
 */
export function refreshedKeys({
  url,
  logger,
  cooldownMs = COOLDOWN_MS,
  refreshMs = REFRESH_MS,
}: RefreshedKeysSettings): RefreshedKeys {
  const remote = createRemoteJWKSet(url, {
    cooldownDuration: cooldownMs,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: sparingFetch(cooldownMs),
  });
  const refresh = async (): Promise<void> => {
    try {
      await remote.reload();
    } catch (error) {
      logger.warn(
        { err: error },
        'the keys of the token issuer could not be read; those known stay',
      );
    }
  };
  const timer = setInterval(() => void refresh(), refreshMs).unref();
  return { keys: remote, close: () => clearInterval(timer) };
}

/**
 * Leaves an issuer alone for a while after it has failed: `jose` does so only after a success, and whoever sends
 * tokens of unknown keys could keep us asking.
 */
function sparingFetch(cooldownMs: number): FetchImplementation {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (performance.now() - failedAt < cooldownMs) {
      throw new Error('the token issuer failed a moment ago');
    }
    try {
      const response = await fetch(url, options);
      failedAt = response.ok ? Number.NEGATIVE_INFINITY : performance.now();
      return response;
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  };
}

import { assertNever } from '@apogee/shared/errors';
import type { Handler } from '@apogee/shared/http';
import type { Logger } from '@apogee/shared/logger';
import { AccessTokens, type TokenRules } from './access-tokens';
import type { DevelopmentIdentity } from './development-identities';
import { startDevelopmentIssuer } from './development-issuer';
import type { Identify } from './identified';
import { identifyBy } from './identify-by';
import { refreshedKeys } from './refreshed-keys';

/** Whose access tokens a gateway accepts. */
export type IdentitySettings =
  /** Nobody's: everybody is the public. */
  | { readonly kind: 'none' }
  | ({ readonly kind: 'issuer'; readonly jwksUrl: URL } & TokenRules)
  /** An issuer of its own, for this machine. */
  | { readonly kind: 'development'; readonly identities: readonly DevelopmentIdentity[] };

/** How a running gateway knows who asks. */
interface Identity {
  readonly identify: Identify;
  /** What it serves besides the graph, by path. */
  readonly routes: Readonly<Record<string, Handler>>;
  /** Where ready identities are listed; null where there are none. */
  readonly identitiesPath: string | null;
  close(): void;
}

const IDENTITIES_PATH = '/development/identities';

export async function openIdentity(settings: IdentitySettings, logger: Logger): Promise<Identity> {
  switch (settings.kind) {
    case 'none':
      return {
        identify: identifyBy(null),
        routes: {},
        identitiesPath: null,
        close: () => undefined,
      };
    case 'issuer': {
      const refreshed = refreshedKeys({ url: settings.jwksUrl, logger });
      const { issuer, audience } = settings;
      const tokens = new AccessTokens(refreshed.keys, { issuer, audience });
      return {
        identify: identifyBy(tokens),
        routes: {},
        identitiesPath: null,
        close: () => refreshed.close(),
      };
    }
    case 'development': {
      const { tokens, listIdentities } = await startDevelopmentIssuer(settings.identities);
      logger.warn('whoever reaches this address may be anybody: the development issuer is on');
      return {
        identify: identifyBy(tokens),
        routes: { [IDENTITIES_PATH]: listIdentities },
        identitiesPath: IDENTITIES_PATH,
        close: () => undefined,
      };
    }
    default:
      return assertNever(settings);
  }
}

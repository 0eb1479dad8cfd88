import { isLoopback, variables } from '@apogee/shared/config';
import { ConfigurationError } from '@apogee/shared/errors';
import type { z } from 'zod';
import { type IdentitySettings, readDevelopmentIdentities } from './identity';

/** The environment variables that say whose access tokens are accepted. */
export const identityVariables = {
  JWKS_URL: variables.optionalText,
  JWT_ISSUER: variables.optionalText,
  JWT_AUDIENCE: variables.optionalText,
  DEVELOPMENT_ISSUER: variables.flag(false),
  NODE_ENV: variables.optionalText,
};

type Environment = {
  readonly [Name in keyof typeof identityVariables]: z.output<(typeof identityVariables)[Name]>;
};

interface Surroundings {
  /** The address to listen on. */
  readonly host: string;
  /** Who one can be while developing. */
  readonly identitiesFile: string;
}

/** Throws `ConfigurationError` naming the wrong variable. */
export async function identitySettings(
  environment: Environment,
  surroundings: Surroundings,
): Promise<IdentitySettings> {
  const { JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = environment;
  if (environment.DEVELOPMENT_ISSUER) {
    refuseInEarnest(environment, surroundings.host);
    const identities = await readDevelopmentIdentities(surroundings.identitiesFile);
    return { kind: 'development', identities };
  }
  if (jwksUrl === null && issuer === null && audience === null) {
    return { kind: 'none' };
  }
  return {
    kind: 'issuer',
    jwksUrl: keysAddress(given('JWKS_URL', jwksUrl)),
    issuer: given('JWT_ISSUER', issuer),
    audience: given('JWT_AUDIENCE', audience),
  };
}

function given(name: string, value: string | null): string {
  if (value === null) {
    throw new ConfigurationError(
      `${name}: is required; JWKS_URL, JWT_ISSUER and JWT_AUDIENCE belong together`,
    );
  }
  return value;
}

/** Whoever can change the keys on their way can be anybody. */
function keysAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !isSafe) {
    throw new ConfigurationError(
      'JWKS_URL: must be an https: address, or an http: address of this machine',
    );
  }
  return url;
}

/** Its tokens are there for the asking. */
function refuseInEarnest({ NODE_ENV, JWKS_URL }: Environment, host: string): void {
  if (NODE_ENV === 'production') {
    throw new ConfigurationError('DEVELOPMENT_ISSUER: is not for NODE_ENV=production');
  }
  if (!isLoopback(host)) {
    throw new ConfigurationError('DEVELOPMENT_ISSUER: HOST must be a loopback address');
  }
  if (JWKS_URL !== null) {
    throw new ConfigurationError('DEVELOPMENT_ISSUER: leave out JWKS_URL, or this');
  }
}

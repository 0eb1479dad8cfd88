import { variables } from '@apogee/shared/config';
import { ConfigurationError } from '@apogee/shared/errors';
import { z } from 'zod';
import type { WebhookSettings } from './modules/webhook';

const KEY_BYTES = 32;
const DAY_MS = 86_400_000;
/** As Standard Webhooks suggests: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h. */
const USUAL_DELAYS = '5000,300000,1800000,7200000,18000000,36000000,50400000,72000000,86400000';

/** The environment variables of webhooks. */
export const webhookVariables = {
  WEBHOOK_SECRET_KEY: z
    .string()
    .default('')
    .transform((value) => partsOf(value).map((part) => Buffer.from(part, 'base64')))
    .refine(
      (keys) => keys.every(({ length }) => length === KEY_BYTES),
      `must be keys of ${KEY_BYTES} bytes in base64, separated by commas`,
    ),
  WEBHOOK_SENDING: variables.flag(true),
  WEBHOOK_PORTS: wholeNumbers('443', 65_535),
  WEBHOOK_LOOPBACK: variables.flag(false),
  WEBHOOK_RETRY_MS: wholeNumbers(USUAL_DELAYS, 7 * DAY_MS),
  WEBHOOK_TIMEOUT_MS: variables.milliseconds(15_000),
  WEBHOOK_CONCURRENCY: variables.wholeNumber(32, { least: 1, most: 1_000 }),
  WEBHOOK_DISABLE_AFTER_DAYS: variables.wholeNumber(5, { least: 1, most: 365 }),
  WEBHOOK_KEEP_DAYS: variables.wholeNumber(30, { least: 1, most: 3_650 }),
  NODE_ENV: variables.optionalText,
};

type Values<Variables extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Name in keyof Variables]: z.output<Variables[Name]>;
};

export function webhookSettings(config: Values<typeof webhookVariables>): WebhookSettings {
  if (config.WEBHOOK_LOOPBACK && config.NODE_ENV === 'production') {
    throw new ConfigurationError('WEBHOOK_LOOPBACK: is not for NODE_ENV=production');
  }
  return {
    secretKeys: config.WEBHOOK_SECRET_KEY,
    isSending: config.WEBHOOK_SENDING,
    addresses: { ports: config.WEBHOOK_PORTS, allowsLoopback: config.WEBHOOK_LOOPBACK },
    policy: {
      delaysMs: config.WEBHOOK_RETRY_MS,
      disableAfterMs: config.WEBHOOK_DISABLE_AFTER_DAYS * DAY_MS,
    },
    timeoutMs: config.WEBHOOK_TIMEOUT_MS,
    concurrency: config.WEBHOOK_CONCURRENCY,
    keepDays: config.WEBHOOK_KEEP_DAYS,
  };
}

function wholeNumbers(fallback: string, most: number): z.ZodType<readonly number[]> {
  return z
    .string()
    .default(fallback)
    .transform((value) => partsOf(value).map(Number))
    .refine(
      (values) =>
        values.length > 0 &&
        values.every((value) => Number.isSafeInteger(value) && value >= 1 && value <= most),
      `must be whole numbers from 1 to ${most}, separated by commas`,
    );
}

function partsOf(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

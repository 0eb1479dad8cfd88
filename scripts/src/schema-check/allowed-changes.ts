import { z } from 'zod';
import type { BreakingChange } from './breaking-changes';

/** A breaking change that somebody has answered for. */
export const allowedChangesShape = z.array(
  z
    .object({
      change: z.string(),
      path: z.string(),
      reason: z.string().min(20, 'a reason is a sentence: why nobody is hurt, or who was asked'),
    })
    .strict(),
);

export type AllowedChange = z.output<typeof allowedChangesShape>[number];

export function isAllowed(
  { change, path }: BreakingChange,
  allowed: readonly AllowedChange[],
): boolean {
  return allowed.some((one) => one.change === change && one.path === path);
}

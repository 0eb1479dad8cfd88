import { z } from 'zod';

/** What a started server is told on its command line. */
export const serverOptions = z.readonly(
  z.object({
    dataDir: z.string(),
    /** How long a statement waits for another connection's transaction before it fails. */
    lockWaitMs: z.number(),
  }),
);

export type ServerOptions = z.infer<typeof serverOptions>;

/** What a started server tells the process that started it, once. */
export const serverReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** Another server has the data folder. */
  z.object({ kind: z.literal('taken') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type ServerReport = z.infer<typeof serverReport>;

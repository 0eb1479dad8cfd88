import { createHash } from 'node:crypto';
import { stripIgnoredCharacters } from 'graphql';
import { z } from 'zod';

/** Apollo's `apollo-persisted-query-manifest`. */
const APOLLO = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});
/** Ids and texts, as Relay's compiler and GraphQL Code Generator write them. */
const PLAIN = z.record(z.string().min(1), z.string().min(1));

/** Somebody who sends a longer text than this sends it as it stands in the manifest, or is not known. */
const LONGEST_NORMALISED_TEXT = 50_000;

/** Documents that somebody has looked at, by the ids under which clients ask for them. */
export class Manifest {
  private readonly byId = new Map<string, string>();
  private readonly hashes = new Set<string>();

  get size(): number {
    return this.byId.size;
  }

  /** Takes the documents of one file, of any known form. Throws when it is of none, or gives an id another meaning. */
  add(written: unknown): void {
    for (const [id, text] of documentsIn(written)) {
      const known = this.byId.get(id);
      if (known !== undefined && known !== text) {
        throw new TypeError(`two documents have the id ${id}`);
      }
      this.byId.set(id, text);
      this.hashes.add(sha256(text));
      this.hashes.add(sha256(stripIgnoredCharacters(text)));
    }
  }

  textOf(id: string): string | null {
    return this.byId.get(bare(id)) ?? null;
  }

  /** Whether a text is that of a document, apart from blanks, commas and comments. */
  holds(text: string): boolean {
    return this.hashes.has(sha256(text)) || this.hashes.has(sha256(normalised(text)));
  }
}

function documentsIn(written: unknown): readonly (readonly [string, string])[] {
  const apollo = APOLLO.safeParse(written);
  const pairs = apollo.success
    ? apollo.data.operations.map(({ id, body }) => [id, body] as const)
    : Object.entries(PLAIN.parse(written));
  return pairs.map(([id, text]) => [bare(id), text] as const);
}

/** The appendix of GraphQL over HTTP names the kind of hash, others do not. */
function bare(id: string): string {
  return id.replace(/^sha256:/, '');
}

function normalised(text: string): string {
  try {
    return text.length > LONGEST_NORMALISED_TEXT ? text : stripIgnoredCharacters(text);
  } catch {
    return text;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

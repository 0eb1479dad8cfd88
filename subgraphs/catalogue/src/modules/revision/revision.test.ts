import { Refused } from '@apogee/shared/errors';
import type { FirmId } from '@apogee/shared/ids';
import fc from 'fast-check';
import { type ItemContent, newItemContent } from './content';
import { changesBetween } from './content-changes';
import {
  advance,
  archive,
  beginDraft,
  capture,
  isOutdated,
  publicContentOf,
  publish,
  type Revision,
  type RevisionId,
  revise,
} from './revision';
import { canBecome, RevisionState } from './revision-state';

const AT = new Date('2026-01-15T08:00:00Z');
const OF = { recordId: 'item', firmId: 'firm' as FirmId };

function named(name: string): ItemContent {
  return newItemContent('PRODUCT', { fr: name, en: null });
}

/** What can be done to a record; what the rules do not allow now is refused. */
const commands = fc.array(
  fc.oneof(
    ...(['begin', 'submit', 'return', 'discard', 'publish', 'archive'] as const).map((kind) =>
      fc.constant({ kind, name: '' }),
    ),
    fc.record({ kind: fc.constant('revise' as const), name: fc.string({ minLength: 1 }) }),
    // Somebody else changes the record: an import.
    fc.record({ kind: fc.constant('overwrite' as const), name: fc.string({ minLength: 1 }) }),
  ),
  { maxLength: 60 },
);
type Command = typeof commands extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

/** The catalogue's record and all revisions of it. */
class RecordWalk {
  revisions: readonly Revision[] = [];
  /** The record itself, as a plain model: what was published last, unless it is hidden. */
  record: { content: ItemContent; version: number; shown: boolean } | null = null;

  do({ kind, name }: Command): void {
    switch (kind) {
      case 'begin':
        return this.#begin();
      case 'revise':
        return this.#change((open) => revise(open, named(name), this.record?.version ?? null));
      case 'submit':
        return this.#change((open) => advance(open, 'SUBMITTED'));
      case 'return':
        return this.#change((open) => advance(open, 'DRAFT'));
      case 'discard':
        return this.#change((open) => advance(open, 'DISCARDED'));
      case 'publish':
        return this.#publish();
      case 'archive':
        return this.#archive();
      case 'overwrite':
        return this.#overwrite(name);
    }
  }

  get open(): Revision | undefined {
    return this.revisions.find(({ state }) => state === 'DRAFT' || state === 'SUBMITTED');
  }

  get standing(): Revision | null {
    return (
      this.revisions.find(({ state }) => state === 'PUBLISHED' || state === 'ARCHIVED') ?? null
    );
  }

  #begin(): void {
    if (this.open === undefined) {
      const content = this.record?.content ?? named('new');
      this.#put(beginDraft({ ...OF, id: this.#id(), content, at: AT }, this.#version()));
    }
  }

  #change(change: (open: Revision) => Revision): void {
    if (this.open !== undefined) {
      this.#put(change(this.open));
    }
  }

  #publish(): void {
    const { open } = this;
    if (open === undefined) {
      return;
    }
    advance(open, 'PUBLISHED');
    this.#keepHistory();
    const version = (this.#version() ?? 0) + 1;
    const { published, superseded } = publish(open, this.standing, version);
    this.#put(published);
    if (superseded !== null) {
      this.#put(superseded);
    }
    this.record = { content: open.content as ItemContent, version, shown: true };
  }

  #archive(): void {
    if (this.record === null || !this.record.shown) {
      return;
    }
    this.#keepHistory();
    const version = this.record.version + 1;
    if (this.standing !== null) {
      this.#put(archive(this.standing, version));
    }
    this.record = { ...this.record, version, shown: false };
  }

  #overwrite(name: string): void {
    if (this.record?.shown === true) {
      this.record = { ...this.record, content: named(name), version: this.record.version + 1 };
    }
  }

  #keepHistory(): void {
    const { record, standing } = this;
    if (record === null) {
      return;
    }
    const present = { ...OF, ...record, archivedAt: record.shown ? null : AT };
    if (standing !== null && !isOutdated(standing, present)) {
      return;
    }
    if (standing !== null) {
      this.#put(advance(standing, 'SUPERSEDED'));
    }
    this.#put(capture(this.#id(), present, { standing, at: AT }));
  }

  #put(revision: Revision): void {
    this.revisions = [...this.revisions.filter(({ id }) => id !== revision.id), revision];
  }

  #version(): number | null {
    return this.record?.version ?? null;
  }

  #id(): RevisionId {
    return `rev-${this.revisions.length}` as RevisionId;
  }
}

/** Refusals change nothing; anything else is a bug. */
function walk(list: readonly Command[], look: (walked: RecordWalk) => void): void {
  const walked = new RecordWalk();
  for (const command of list) {
    try {
      walked.do(command);
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
    }
    look(walked);
  }
}

describe('revisions of a record', () => {
  it('never show the public anything but what was published last', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const own = list.filter(({ kind }) => kind !== 'overwrite');
        walk(own, ({ revisions, record }) => {
          const shown = record?.shown === true ? record.content : null;
          expect(publicContentOf(revisions)).toEqual(shown);
        });
      }),
    );
  });

  it('have at most one that is open and one that stands', () => {
    fc.assert(
      fc.property(commands, (list) => {
        walk(list, ({ revisions }) => {
          const count = (states: readonly string[]): number =>
            revisions.filter(({ state }) => states.includes(state)).length;
          expect(count(['DRAFT', 'SUBMITTED'])).toBeLessThanOrEqual(1);
          expect(count(['PUBLISHED', 'ARCHIVED'])).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('number what was published without holes, and the last number is what stands', () => {
    fc.assert(
      fc.property(commands, (list) => {
        walk(list, ({ revisions, standing }) => {
          const numbers = revisions.flatMap(({ number }) => number ?? []).toSorted((a, b) => a - b);
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
          expect(standing?.number ?? 0).toBe(numbers.length);
        });
      }),
    );
  });

  it('replay to what stands: each change applied to the one before gives the next', () => {
    fc.assert(
      fc.property(commands, (list) => {
        walk(list, ({ revisions, standing }) => {
          const history = revisions
            .filter(({ number }) => number !== null)
            .toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0));
          const parts = new Map<string, string>();
          for (const [index, { content }] of history.entries()) {
            for (const change of changesBetween(history[index - 1]?.content ?? null, content)) {
              expect(parts.get(change.field) ?? null).toBe(change.before);
              parts.delete(change.field);
              if (change.after !== null) {
                parts.set(change.field, change.after);
              }
            }
          }
          const whole = standing === null ? [] : changesBetween(null, standing.content);
          expect(new Map(whole.map(({ field, after }) => [field, after]))).toEqual(parts);
        });
      }),
    );
  });

  it('never leave a final state', () => {
    for (const state of ['SUPERSEDED', 'DISCARDED'] as const) {
      expect(Object.values(RevisionState).filter((to) => canBecome(state, to))).toEqual([]);
    }
  });
});

import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import type { PublishedRecord, Revision, RevisionId, RevisionStep } from './revision';
import type { NumberedKey, RevisionReadingRepository } from './revision.repository';

export interface RevisionLoaders {
  readonly byId: DataLoader<RevisionId, Revision | null>;
  readonly numbered: DataLoader<NumberedKey, Revision | null, string>;
  /** What the catalogue's record says now, archived or not. */
  readonly record: DataLoader<string, PublishedRecord | null>;
  readonly steps: DataLoader<RevisionId, readonly RevisionStep[]>;
  readonly page: RevisionReadingRepository['page'];
  readonly count: RevisionReadingRepository['count'];
  /** After a change: a later field of the same request reads what was written. */
  forget(): void;
}

/** What a resolver of this module finds in the request's context. */
export interface RevisionContext {
  readonly revisions: RevisionLoaders;
}

export function createRevisionLoaders(
  revisions: RevisionReadingRepository,
  findRecords: (ids: readonly string[]) => Promise<readonly PublishedRecord[]>,
): RevisionLoaders {
  const byId = new DataLoader<RevisionId, Revision | null>(async (ids) =>
    indexByKey(ids, await revisions.findByIds(ids), ({ id }) => id),
  );
  const numbered = new DataLoader<NumberedKey, Revision | null, string>(
    async (keys) =>
      indexByKey(keys.map(textOf), await revisions.findNumbered(keys), ({ recordId, number }) =>
        textOf({ recordId, number: number ?? 0 }),
      ),
    { cacheKeyFn: textOf },
  );
  const record = new DataLoader<string, PublishedRecord | null>(async (ids) =>
    indexByKey(ids, await findRecords(ids), ({ recordId }) => recordId),
  );
  const steps = new DataLoader<RevisionId, readonly RevisionStep[]>(async (ids) =>
    groupByKey(ids, await revisions.findSteps(ids), ({ revisionId }) => revisionId),
  );
  return {
    byId,
    numbered,
    record,
    steps,
    page: (criteria, page) => revisions.page(criteria, page),
    count: (criteria) => revisions.count(criteria),
    forget: () => {
      const loaders: readonly { clearAll(): unknown }[] = [byId, numbered, record, steps];
      for (const loader of loaders) {
        loader.clearAll();
      }
    },
  };
}

function textOf({ recordId, number }: NumberedKey): string {
  return `${number} ${recordId}`;
}

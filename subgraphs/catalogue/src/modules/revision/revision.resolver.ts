import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  readConnection,
} from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Firm, type FirmContext, FirmType } from '../firm';
import { type Item, type ItemContext, LabelableType } from '../labelable';
import { type Content, isFirmContent } from './content';
import { type ContentChange, changesBetween } from './content-changes';
import type { Revision, RevisionStep } from './revision';
import { RevisionArguments, RevisionsArguments } from './revision.input';
import type { RevisionContext, RevisionLoaders } from './revision.loader';
import {
  RevisionChangeType,
  RevisionConnection,
  RevisionStepType,
  RevisionType,
  SEES_REVISIONS,
} from './revision.type';

@Resolver(() => RevisionType)
export class RevisionResolver {
  @Directive(SEES_REVISIONS)
  @Query(() => RevisionType, {
    nullable: true,
    description: 'One revision of a record; null when unknown, or not the caller’s to see.',
  })
  revision(
    @Args(() => RevisionArguments) { id }: RevisionArguments,
    @Ctx() { revisions }: RevisionContext,
  ): Promise<Revision | null> {
    return revisions.byId.load(id);
  }

  @Directive(SEES_REVISIONS)
  @Query(() => RevisionConnection, {
    nullable: true,
    description:
      'The revisions that the caller sees, newest first: a firm’s own, all of them for an editor. Of one record, they are its history.',
  })
  revisions(
    @Args(() => RevisionsArguments) { filter, first, after }: RevisionsArguments,
    @Ctx() { revisions }: RevisionContext,
  ): Promise<ConnectionOf<Revision>> {
    const criteria = {
      states: filter?.states ?? null,
      firmId: filter?.firmId ?? null,
      recordId: filter?.recordId ?? null,
    };
    return readConnection({
      list: listOf('revisions', { ...criteria }),
      request: { first, after: after ?? null },
      positionAfter,
      read: (page) => revisions.page(criteria, page),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      countAll: () => revisions.count(criteria),
    });
  }

  @FieldResolver(() => FirmType, { nullable: true, description: 'The firm whose record it is.' })
  firm(@Root() { firmId }: Revision, @Ctx() { firms }: FirmContext): Promise<Firm | null> {
    return firms.byId.load(firmId);
  }

  @FieldResolver(() => LabelableType, {
    nullable: true,
    description:
      'The item as the public sees it now, or saw it before it was archived; null for a revision of a firm, and for an item that was never published.',
  })
  item(
    @Root() { recordId, content }: Revision,
    @Ctx() { items }: ItemContext,
  ): Promise<Item | null> | null {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is no firm is an item
    return isFirmContent(content) ? null : items.byId.load(recordId as ItemId);
  }

  @FieldResolver(() => [RevisionChangeType], {
    description:
      'What it says otherwise than the published revision before it; for one that never was published, than the record says now. All of it where there was nothing before.',
  })
  async changes(
    @Root() revision: Revision,
    @Ctx() { revisions }: RevisionContext,
  ): Promise<readonly ContentChange[]> {
    const before = await contentBefore(revision, revisions);
    return changesBetween(before, revision.content);
  }

  @FieldResolver(() => [RevisionStepType], { description: 'Its steps, oldest first.' })
  steps(
    @Root() { id }: Revision,
    @Ctx() { revisions }: RevisionContext,
  ): Promise<readonly RevisionStep[]> {
    return revisions.steps.load(id);
  }
}

async function contentBefore(
  { recordId, number }: Revision,
  revisions: RevisionLoaders,
): Promise<Content | null> {
  const before =
    number === null
      ? await revisions.record.load(recordId)
      : await revisions.numbered.load({ recordId, number: number - 1 });
  return before?.content ?? null;
}

function positionAfter(
  list: ListName,
  cursor: string,
): { readonly createdAt: string; readonly id: string } {
  const [createdAt, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (createdAt === undefined || id === undefined || Number.isNaN(Date.parse(createdAt))) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { createdAt: new Date(createdAt).toISOString(), id };
}

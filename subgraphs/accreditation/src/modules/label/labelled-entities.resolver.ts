import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type FirmReference, FirmType, type LabelableReference, LabelableType } from '../subject';
import { isCurrentOn, type Label, labelStatusOn } from './label';
import { FirmLabelsArguments } from './label.arguments.type';
import type { LabelContext } from './label.resolver';
import { LabelType } from './label.type';

@Resolver(() => LabelableType)
export class LabelableLabelsResolver {
  @FieldResolver(() => LabelType, {
    nullable: true,
    description: 'Its label that is active or suspended today in Paris; null when there is none.',
  })
  async currentLabel(
    @Root() { id }: LabelableReference,
    @Ctx() { labels, today }: LabelContext,
  ): Promise<Label | null> {
    const all = await labels.bySubject.load(id);
    return all.find((label) => isCurrentOn(label, today)) ?? null;
  }

  @FieldResolver(() => [LabelType], {
    nullable: true,
    description:
      'All its labels that have begun, newest first. Not paged: one item has one running label at a time, so there are few.',
  })
  async labelHistory(
    @Root() { id }: LabelableReference,
    @Ctx() { labels, today }: LabelContext,
  ): Promise<readonly Label[]> {
    const all = await labels.bySubject.load(id);
    return all.filter((label) => labelStatusOn(label, today) !== null);
  }
}

@Resolver(() => FirmType)
export class FirmLabelsResolver {
  @FieldResolver(() => [LabelType], {
    nullable: true,
    description:
      'Labels of the firm’s products, ranges and activities, in the order of `validUntil`, then number; only active ones unless `status` says otherwise. Not paged: at most one running label for each item of the firm. For pages, see `labels(filter: { holder })`.',
  })
  async labels(
    @Root() { id }: FirmReference,
    @Args(() => FirmLabelsArguments) { status }: FirmLabelsArguments,
    @Ctx() { labels, today }: LabelContext,
  ): Promise<readonly Label[]> {
    const held = await labels.byHolder.load(id);
    return held.filter((label) => {
      const current = labelStatusOn(label, today);
      return current !== null && status.includes(current);
    });
  }
}

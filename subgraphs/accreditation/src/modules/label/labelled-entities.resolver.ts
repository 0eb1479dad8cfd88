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
    description: 'All its labels that have begun, newest first.',
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
      'Labels of the firm’s products, ranges and activities, in the order of their last days.',
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

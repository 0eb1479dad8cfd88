import type { IsoDate } from '@apogee/shared/clock';
import { DateScalar, LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { type FirmReference, FirmType, type LabelableReference, LabelableType } from '../subject';
import {
  expiresInDays,
  type Label,
  labelStatusOn,
  type PublicTransition,
  publicHistoryOn,
  type LabelStatus as Status,
  suspendedUntilOn,
} from './label';
import { AsOfArguments } from './label.arguments.type';
import { LabelStatus } from './label.enums.type';
import type { LabelLoaders } from './label.loader';
import { LabelTransitionType, LabelType } from './label.type';
import { labelIdOf } from './label-id';

export interface LabelContext {
  readonly today: IsoDate;
  readonly labels: LabelLoaders;
}

@Resolver(() => LabelType)
export class LabelResolver {
  @FieldResolver(() => ID, {
    description: 'Stable identifier: `label-` and its number.',
  })
  id(@Root() { number }: Label): string {
    return labelIdOf(number);
  }

  @FieldResolver(() => LabelableType, { nullable: true, description: 'What it was awarded to.' })
  subject(@Root() { subjectId }: Label): LabelableReference {
    return { id: subjectId };
  }

  @FieldResolver(() => FirmType, { nullable: true, description: 'Firm that holds it.' })
  holder(@Root() { holderId }: Label): FirmReference {
    return { id: holderId };
  }

  @FieldResolver(() => LabelStatus, {
    nullable: true,
    description:
      'Status today in Paris, or on the day asked for as far as recorded; null before the label is in force.',
  })
  status(
    @Root() label: Label,
    @Args(() => AsOfArguments) { asOf }: AsOfArguments,
    @Ctx() { today }: LabelContext,
  ): Status | null {
    return labelStatusOn(label, asOf ?? today);
  }

  @FieldResolver(() => String, { description: 'What exactly the label covers.' })
  scope(
    @Root() { scope }: Label,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(scope, locale);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Days until `validUntil`; null when the label is neither active nor suspended on the day asked for.',
  })
  expiresInDays(
    @Root() label: Label,
    @Args(() => AsOfArguments) { asOf }: AsOfArguments,
    @Ctx() { today }: LabelContext,
  ): number | null {
    return expiresInDays(label, asOf ?? today);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      'Day by which a running suspension is to be settled; null when there is none or no day was set.',
  })
  suspendedUntil(@Root() label: Label, @Ctx() { today }: LabelContext): IsoDate | null {
    return suspendedUntilOn(label, today);
  }

  @FieldResolver(() => LabelType, {
    nullable: true,
    description: 'The label that this one renewed; null for a first one.',
  })
  predecessor(
    @Root() { predecessorNumber }: Label,
    @Ctx() { labels }: LabelContext,
  ): Promise<Label | null> | null {
    return predecessorNumber === null ? null : labels.byNumber.load(predecessorNumber);
  }

  @FieldResolver(() => LabelType, {
    nullable: true,
    description: 'The label that renews this one; null when there is none.',
  })
  successor(@Root() { number }: Label, @Ctx() { labels }: LabelContext): Promise<Label | null> {
    return labels.byPredecessor.load(number);
  }

  @FieldResolver(() => [LabelTransitionType], {
    description: 'Changes of its status up to today, oldest first.',
  })
  transitions(@Root() label: Label, @Ctx() { today }: LabelContext): readonly PublicTransition[] {
    return publicHistoryOn(label, today);
  }
}

@Resolver(() => LabelTransitionType)
export class LabelTransitionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Ground of the decision; null when none was given or it is not public.',
  })
  ground(
    @Root() { ground }: PublicTransition,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return ground === null ? null : pickText(ground, locale);
  }
}

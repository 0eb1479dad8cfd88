import type { ConnectionOf } from '@apogee/shared/graphql';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Label } from './label';
import {
  AsOfArguments,
  LabelArguments,
  type LabelFilter,
  LabelsArguments,
} from './label.arguments.type';
import type { LabelRegister } from './label.register';
import type { LabelContext } from './label.resolver';
import { LabelConnection, LabelStatisticType, LabelType } from './label.type';

export interface LabelRegisterContext extends LabelContext {
  readonly labelRegister: LabelRegister;
}

type Criteria = Parameters<LabelRegister['page']>[0];

@Resolver()
export class LabelQueries {
  @Query(() => LabelType, {
    nullable: true,
    description: 'One label by its number, whatever its status.',
  })
  label(
    @Args(() => LabelArguments) { number }: LabelArguments,
    @Ctx() { labels }: LabelContext,
  ): Promise<Label | null> {
    return labels.byNumber.load(number);
  }

  @Query(() => LabelConnection, {
    nullable: true,
    description: 'The register of labels, in the order of `validUntil`, then number.',
  })
  labels(
    @Args(() => LabelsArguments) { filter, first, after }: LabelsArguments,
    @Ctx() { today, labelRegister }: LabelRegisterContext,
  ): Promise<ConnectionOf<Label>> {
    return labelRegister.page(criteriaOf(filter ?? {}, today), { first, after: after ?? null });
  }

  @Query(() => [LabelStatisticType], {
    nullable: true,
    description:
      'Number of labels of each kind and status. Labels that had not begun are not counted.',
  })
  labelStatistics(
    @Args(() => AsOfArguments) { asOf }: AsOfArguments,
    @Ctx() { today, labelRegister }: LabelRegisterContext,
  ): ReturnType<LabelRegister['statistics']> {
    return labelRegister.statistics(asOf ?? today);
  }
}

function criteriaOf(filter: LabelFilter, today: Criteria['today']): Criteria {
  return {
    today,
    status: filter.status ?? null,
    holder: filter.holder ?? null,
    validOn: filter.validOn ?? null,
    expiringBefore: filter.expiringBefore ?? null,
    subjectKind: filter.subjectKind ?? null,
  };
}

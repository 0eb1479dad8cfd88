import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type TrlAssessmentContext,
  type TrlAssessmentRecord,
  TrlAssessmentType,
} from '../assessment';
import { type LabelableReference, LabelableType } from '../subject';
import type { TrlStatus, TrlStatusLoader } from './trl-status.loader';
import { TrlStatusType } from './trl-status.type';

export interface TrlStatusContext {
  readonly trlStatuses: TrlStatusLoader;
}

@Resolver(() => LabelableType)
export class LabelableTrlResolver {
  @FieldResolver(() => TrlStatusType, {
    nullable: true,
    description:
      'How ready it is. Null where no assessment is known, and for an engineering activity, which has no readiness level.',
  })
  trl(
    @Root() { id }: LabelableReference,
    @Ctx() { trlStatuses }: TrlStatusContext,
  ): Promise<TrlStatus | null> {
    return trlStatuses.load(id);
  }
}

@Resolver(() => TrlStatusType)
export class TrlStatusResolver {
  @FieldResolver(() => TrlAssessmentType, {
    nullable: true,
    description:
      'The assessment that the levels rest on; for a range, the one of the member that reaches `max`.',
  })
  basis(
    @Root() { basisId }: TrlStatus,
    @Ctx() { assessments }: TrlAssessmentContext,
  ): Promise<TrlAssessmentRecord | null> {
    return assessments.byId.load(basisId);
  }
}

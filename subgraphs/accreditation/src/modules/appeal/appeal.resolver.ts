import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { LabelWriteContext } from '../label';
import { DecisionRecordType, type LedgerContext, type LedgerRecord } from '../ledger';
import { type Person, type PersonContext, PersonType } from '../person';
import { type FirmReference, FirmType } from '../subject';
import type { Appeal, PanelMember } from './appeal';
import { maySeeAppeal, maySeeOpinions } from './appeal.access';
import { AppealArguments } from './appeal.input';
import type { AppealLoaders } from './appeal.loader';
import { AppealPanelMemberType, AppealType } from './appeal.type';

export interface AppealContext extends LabelWriteContext {
  readonly appeals: AppealLoaders;
}

@Resolver(() => AppealType)
export class AppealResolver {
  @Directive('@authenticated')
  @Query(() => AppealType, {
    nullable: true,
    description: 'One appeal; null when there is none that the caller may see.',
  })
  async appeal(
    @Args(() => AppealArguments) { id }: AppealArguments,
    @Ctx() { appeals, caller }: AppealContext,
  ): Promise<Appeal | null> {
    const appeal = await appeals.byId.load(id);
    return appeal !== null && maySeeAppeal(caller, appeal) ? appeal : null;
  }

  @FieldResolver(() => FirmType, { nullable: true, description: 'The firm that appeals.' })
  appellant(@Root() { appellantId }: Appeal): FirmReference {
    return { id: appellantId };
  }

  @FieldResolver(() => DecisionRecordType, { description: 'The decision appealed against.' })
  against(
    @Root() { againstSeq }: Appeal,
    @Ctx() { ledger }: LedgerContext,
  ): Promise<LedgerRecord | null> {
    return ledger.bySeq.load(againstSeq);
  }

  @FieldResolver(() => DecisionRecordType, {
    nullable: true,
    description: 'What the panel decided; null until then.',
  })
  outcome(
    @Root() { outcomeSeq }: Appeal,
    @Ctx() { ledger }: LedgerContext,
  ): Promise<LedgerRecord | null> | null {
    return outcomeSeq === null ? null : ledger.bySeq.load(outcomeSeq);
  }

  @FieldResolver(() => [AppealPanelMemberType], {
    description: 'Who examines it; empty until it is admissible.',
  })
  panel(@Root() appeal: Appeal, @Ctx() { caller }: AppealContext): readonly PanelMember[] {
    return maySeeOpinions(caller, appeal)
      ? appeal.panel
      : appeal.panel.map(({ personId }) => ({ personId, opinion: null }));
  }
}

@Resolver(() => AppealPanelMemberType)
export class AppealPanelMemberResolver {
  @FieldResolver(() => PersonType, { description: 'Who it is.' })
  person(@Root() { personId }: PanelMember, @Ctx() { persons }: PersonContext): Promise<Person> {
    return persons.byId.load(personId);
  }
}

import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { Appeal, AppealId } from './appeal';
import {
  AppealOpinionInput,
  DecideAppealInput,
  LodgeAppealInput,
  RuleOnAppealInput,
} from './appeal.input';
import type { AppealContext } from './appeal.resolver';
import { AppealPayload } from './appeal.type';
import { decideAppeal } from './decide-appeal.command';
import { giveOpinion, ruleOnAppeal } from './examine-appeal.command';
import { lodgeAppeal } from './lodge-appeal.command';

type AppealAnswer = Promise<MutationAnswer<{ readonly appeal: Appeal | null }>>;

@Resolver()
export class AppealMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => AppealPayload, {
    nullable: true,
    description:
      'The firm appeals against the refusal of its application, or against the suspension, withdrawal or reduction of its label, until the `appealDeadline` of the record. Refused: RECORD_UNKNOWN, RECORD_IS_A_CORRECTION, NOT_APPEALABLE, APPEAL_TOO_LATE, ALREADY_APPEALED.',
  })
  lodgeAppeal(
    @Arg('input', () => LodgeAppealInput, { description: 'The appeal.' }) input: LodgeAppealInput,
    @Ctx() context: AppealContext,
  ): AppealAnswer {
    return answerWithAppeal(context, () => lodgeAppeal(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => AppealPayload, {
    nullable: true,
    description:
      'Says whether an appeal is admissible, and who examines it. Refused: APPEAL_NOT_FOUND, VERSION_CONFLICT, APPEAL_STATE, PANEL_SIZE, PANEL_MEMBER_UNKNOWN, PANEL_MEMBER_TWICE, PANEL_MEMBER_BARRED.',
  })
  ruleOnAppeal(
    @Arg('input', () => RuleOnAppealInput, { description: 'The ruling.' }) input: RuleOnAppealInput,
    @Ctx() context: AppealContext,
  ): AppealAnswer {
    const { appealId, expectedVersion, reason, panelIds = null } = input;
    const ruling = { appealId, expectedVersion, reason, panelIds };
    return answerWithAppeal(context, () => ruleOnAppeal(context, ruling));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:vote"]])')
  @Mutation(() => AppealPayload, {
    nullable: true,
    description:
      'A member of the panel gives an opinion, once; the last one completes the examination. Refused: APPEAL_NOT_FOUND, VERSION_CONFLICT, NOT_ON_PANEL, OPINION_ALREADY_GIVEN, APPEAL_STATE.',
  })
  giveAppealOpinion(
    @Arg('input', () => AppealOpinionInput, { description: 'The opinion.' })
    input: AppealOpinionInput,
    @Ctx() context: AppealContext,
  ): AppealAnswer {
    return answerWithAppeal(context, () => giveOpinion(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:vote"]])')
  @Mutation(() => AppealPayload, {
    nullable: true,
    description:
      'A member of the panel records its decision, which follows from the opinions: an appeal is upheld by more than half of the panel. A file whose refusal is overturned is decided anew: a new version of it is SCHEDULED, and whoever could vote on the refusal is recused from it. A measure that is overturned is replaced in the ledger by the panel’s record, and the label is as if there had been none. Refused: APPEAL_NOT_FOUND, NOT_ON_PANEL, VERSION_CONFLICT, APPEAL_STATE, OPEN_APPLICATION_EXISTS, LABEL_OVERLAPS, IDEMPOTENCY_KEY_REUSED.',
  })
  decideAppeal(
    @Arg('input', () => DecideAppealInput, { description: 'The decision.' })
    input: DecideAppealInput,
    @Ctx() context: AppealContext,
  ): AppealAnswer {
    const { appealId, expectedVersion, idempotencyKey } = input;
    const findings = { fr: input.findings.fr, en: input.findings.en ?? null };
    return answerWithAppeal(context, async () => {
      await decideAppeal(context, { appealId, expectedVersion, findings, idempotencyKey });
      return appealId;
    });
  }
}

/** Answers with the appeal as it is after the change. */
function answerWithAppeal(
  { appeals }: AppealContext,
  change: () => Promise<AppealId>,
): AppealAnswer {
  return answerMutation(async () => {
    const id = await change();
    return { appeal: await appeals.byId.clear(id).load(id) };
  });
}

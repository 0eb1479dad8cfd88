import { answerMutation, type MutationAnswer, UserErrorType } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import type { LabelNumber } from '@apogee/shared/ids';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { LedgerRecord } from '../ledger';
import { doJob } from '../schedule';
import {
  reduceLabelScope,
  reinstateLabel,
  surrenderLabel,
  suspendLabel,
  withdrawLabel,
} from './change-label.command';
import { labelExpiry } from './expire-labels.command';
import type { Label } from './label';
import {
  LabelChangeInput,
  RectifyDecisionInput,
  ReduceLabelScopeInput,
  SuspendLabelInput,
} from './label.input';
import type { LabelContext } from './label.resolver';
import { LabelType } from './label.type';
import type { LabelWriteContext } from './label-decision.command';
import { rectifyDecision } from './rectify-decision.command';

type Context = LabelContext & LabelWriteContext;

@ObjectType('LabelDecisionPayload', {
  description: 'What a change of a label made, or why it was refused.',
})
class LabelDecisionPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of its record in the decision ledger; null when the change was refused.',
  })
  seq!: number | null;

  /** What it is about. */
  readonly labelNumber!: LabelNumber | null;

  @Field(() => [UserErrorType], {
    description: 'Why nothing was changed; empty when the change was made.',
  })
  userErrors!: UserErrorType[];
}

@ObjectType('ExpireLabelsPayload', { description: 'The labels whose expiry is now on record.' })
class ExpireLabelsPayload {
  @Field(() => [LabelType], {
    nullable: true,
    description: 'Labels that this call recorded as expired, in the order of `validUntil`.',
  })
  labels!: readonly Label[] | null;

  @Field(() => [UserErrorType], { description: 'Always empty: time passes whoever asks.' })
  userErrors!: UserErrorType[];
}

type Answer = Promise<MutationAnswer<{ seq: number; labelNumber: LabelNumber | null }>>;

const DECIDES = `@requiresScopes(scopes: [["${Scope.CHAIR}"]])`;
const DECIDES_OR_KEEPS = `@requiresScopes(scopes: [["${Scope.CHAIR}"], ["${Scope.SECRETARIAT}"]])`;
const HOLDS = `@requiresScopes(scopes: [["${Scope.APPLY}"]])`;
const KEEPS_TIME = `@requiresScopes(scopes: [["${Scope.SERVICE}"], ["${Scope.SECRETARIAT}"]])`;

@Resolver()
export class LabelMutations {
  @Directive(DECIDES_OR_KEEPS)
  @Mutation(() => LabelDecisionPayload, {
    nullable: true,
    description:
      'Suspends an active label from today on. With the scope of the secretariat alone it is a measure of the secretariat.',
  })
  suspendLabel(
    @Arg('input', () => SuspendLabelInput, { description: 'The label, the grounds and the end.' })
    input: SuspendLabelInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(suspendLabel(context, input));
  }

  @Directive(DECIDES)
  @Mutation(() => LabelDecisionPayload, {
    nullable: true,
    description: 'Lifts a label’s suspension from today on.',
  })
  reinstateLabel(
    @Arg('input', () => LabelChangeInput, { description: 'The label.' })
    input: LabelChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(reinstateLabel(context, input));
  }

  @Directive(DECIDES)
  @Mutation(() => LabelDecisionPayload, {
    nullable: true,
    description: 'Withdraws a label from today on. Final.',
  })
  withdrawLabel(
    @Arg('input', () => LabelChangeInput, { description: 'The label and the grounds.' })
    input: LabelChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(withdrawLabel(context, input));
  }

  @Directive(DECIDES)
  @Mutation(() => LabelDecisionPayload, {
    nullable: true,
    description: 'Reduces what a running label covers, from today on.',
  })
  reduceLabelScope(
    @Arg('input', () => ReduceLabelScopeInput, {
      description: 'The label and its scope from now on.',
    })
    input: ReduceLabelScopeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(reduceLabelScope(context, input));
  }

  @Directive(HOLDS)
  @Mutation(() => LabelDecisionPayload, {
    nullable: true,
    description: 'Gives a label back, from today on: for those who act for its holder. Final.',
  })
  surrenderLabel(
    @Arg('input', () => LabelChangeInput, { description: 'The label.' })
    input: LabelChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(surrenderLabel(context, input));
  }

  @Directive(DECIDES)
  @Mutation(() => LabelDecisionPayload, {
    nullable: true,
    description: 'Corrects or annuls a record of the ledger by another that takes its place.',
  })
  rectifyDecision(
    @Arg('input', () => RectifyDecisionInput, {
      description: 'The record and what is wrong in it.',
    })
    input: RectifyDecisionInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(rectifyDecision(context, input));
  }

  @Directive(KEEPS_TIME)
  @Mutation(() => ExpireLabelsPayload, {
    nullable: true,
    description:
      'Puts on record that labels have expired whose validity ended today in Paris or before. They are expired without it: this makes it an event. Safe to call at any time, from several places at once.',
  })
  async expireLabels(@Ctx() context: Context): Promise<MutationAnswer<{ labels: Label[] }>> {
    return answerMutation(async () => {
      const records = await doJob(labelExpiry(context.labelLedger), context);
      const labels = await Promise.all(records.map((record) => labelOf(context, record)));
      return { labels: labels.filter((label) => label !== null) };
    });
  }
}

@Resolver(() => LabelDecisionPayload)
export class LabelDecisionPayloadResolver {
  @FieldResolver(() => LabelType, {
    nullable: true,
    description: 'The label as it is now; null when the change was refused, or is about no label.',
  })
  label(
    @Root() { labelNumber }: Partial<Pick<LabelDecisionPayload, 'labelNumber'>>,
    @Ctx() context: Context,
  ): Promise<Label | null> {
    return labelOf(context, { labelNumber: labelNumber ?? null });
  }
}

function answer(change: Promise<LedgerRecord>): Answer {
  return answerMutation(async () => {
    const { seq, labelNumber } = await change;
    return { seq, labelNumber };
  });
}

/** As it is now: another mutation of the same request may have read it before. */
async function labelOf(
  { labels }: LabelContext,
  { labelNumber }: Pick<LedgerRecord, 'labelNumber'>,
): Promise<Label | null> {
  return labelNumber === null ? null : labels.byNumber.clear(labelNumber).load(labelNumber);
}

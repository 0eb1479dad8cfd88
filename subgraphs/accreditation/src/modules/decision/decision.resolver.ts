import { answerMutation, type MutationAnswer, UserErrorType } from '@apogee/shared/graphql';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Application } from '../application';
import {
  type ApplicationContext,
  ApplicationType,
  type ApplicationWriteContext,
} from '../application-register';
import type { CommitteeContext } from '../committee';
import { type Label, type LabelContext, LabelType, type LabelWriteContext } from '../label';
import { DecisionRecordType, type LedgerRecord } from '../ledger';
import type { DecisionRequest } from './decision.command';
import { DecisionInput } from './decision.input';
import { recordDecision } from './record-decision.command';

@ObjectType('DecisionPayload', { description: 'What was recorded, or why nothing was.' })
class DecisionPayload {
  @Field(() => DecisionRecordType, {
    nullable: true,
    description: 'The ledger’s record of it; null when nothing was recorded.',
  })
  decision?: LedgerRecord | null;

  @Field(() => ApplicationType, {
    nullable: true,
    description: 'The file as it is now; null when nothing was recorded.',
  })
  application?: Application | null;

  @Field(() => LabelType, {
    nullable: true,
    description: 'The label that was granted or whose scope was changed; null for another outcome.',
  })
  label?: Label | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was recorded; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

interface Recorded {
  readonly decision: LedgerRecord;
  readonly application: Application | null;
  readonly label: Label | null;
}

type DecisionContext = CommitteeContext &
  LabelContext &
  LabelWriteContext &
  ApplicationContext &
  ApplicationWriteContext;

@Resolver()
export class DecisionMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:chair"]])')
  @Mutation(() => DecisionPayload, {
    nullable: true,
    description:
      'Records what the committee decided on a file. File, ledger and label change together or not at all. A grant begins today, a renewal where the label that it renews ends; both last as long as the scheme version of the file says. Refused: SESSION_NOT_FOUND, NOT_PRESIDING, NOT_ON_AGENDA, VERSION_CONFLICT, FILE_NOT_SCHEDULED, SESSION_NOT_OPEN, RECUSED, OUTCOME_NOT_VOTED, SIGNATORY_TOOK_NO_PART, GROUNDS_MISSING, IDEMPOTENCY_KEY_REUSED; for a grant also SUBJECT_UNKNOWN, SUBJECT_OF_ANOTHER_FIRM, SUBJECT_KIND_CHANGED, SUBJECT_NOT_PUBLISHED, TRL_BELOW_THRESHOLD, TRL_STALE, NO_QUALIFYING_MEMBER, TOO_FEW_REFERENCES, LABEL_NOT_ACTIVE, LABEL_OVERLAPS, LABEL_STATUS_CANNOT_FOLLOW.',
  })
  recordDecision(
    @Arg('input', () => DecisionInput, { description: 'The decision.' }) input: DecisionInput,
    @Ctx() context: DecisionContext,
  ): Promise<MutationAnswer<Recorded>> {
    return answerMutation(async () => {
      const decision = await recordDecision(context, requestOf(input));
      forget(context);
      const application = await context.applications.byId.load(input.applicationId);
      return { decision, application, label: await labelOf(context, decision) };
    });
  }
}

function requestOf(input: DecisionInput): DecisionRequest {
  const { sessionId, applicationId, outcome, signatoryIds, expectedVersion, idempotencyKey } =
    input;
  const grounds = input.grounds.map(({ fr, en }) => ({ fr, en: en ?? null }));
  return {
    sessionId,
    applicationId,
    outcome,
    grounds,
    signatoryIds,
    expectedVersion,
    idempotencyKey,
  };
}

/** What loaders remember was true before the decision. */
function forget({ committee, labels, forgetApplications }: DecisionContext): void {
  committee.forget();
  labels.byNumber.clearAll();
  forgetApplications();
}

function labelOf(
  { labels }: LabelContext,
  { labelNumber }: LedgerRecord,
): Promise<Label | null> | null {
  return labelNumber === null ? null : labels.byNumber.load(labelNumber);
}

import { labelDecided } from '@apogee/shared/contracts';
import {
  cursorOf,
  type EventBatch,
  type EventContext,
  type EventLog,
  type EventPosition,
  type EventStream,
  type LoggedEvent,
  pageInfoOf,
  pageStart,
  type Subscribing,
  streamAbout,
} from '@apogee/shared/events';
import {
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { type Label, type LabelContext, LabelType } from '../label';
import { LabelDecisionType, type LedgerContext, type LedgerRecord } from '../ledger';
import { asDecision, type DecisionConditions, isWanted } from './decision-filter';
import { LabelDecisionEventsArguments, LabelDecisionsArguments } from './event.arguments.type';
import { LabelDecisionEventPageType, LabelDecisionEventType } from './label-decision-event.type';

const TYPES = [labelDecided.type];
/** A filter that little passes must not make a request read the whole log. */
const MOST_BATCHES = 20;

@Resolver(() => LabelDecisionEventType)
export class LabelDecisionEventResolver {
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["nodes"])')
  @Query(() => LabelDecisionEventPageType, {
    nullable: true,
    description:
      'Label decisions after a cursor, oldest first, for catching up; without one, from the first that is kept. Go on with `pageInfo.endCursor`, here or by the subscription `labelDecisions`.',
  })
  async labelDecisionEvents(
    @Args(() => LabelDecisionEventsArguments) {
      filter,
      first,
      after,
    }: LabelDecisionEventsArguments,
    @Ctx() { events }: EventContext,
  ): Promise<LabelDecisionEventPageType> {
    const batch = await readWanted(events, await pageStart(events, after), {
      conditions: filter ?? {},
      count: first,
    });
    return { nodes: batch.events.map(toDecisionEvent), pageInfo: pageInfoOf(batch, after) };
  }

  @Subscription(() => LabelDecisionEventType, {
    description:
      'Label decisions as they are committed: at least once, in order, without holes. Subscribe again with the last `cursor` after a cut, and nothing is missed.',
    subscribe: subscribeToDecisions,
  })
  labelDecisions(
    @Root() event: LoggedEvent,
    @Args(() => LabelDecisionsArguments) _arguments: LabelDecisionsArguments,
  ): LabelDecisionEventType {
    return toDecisionEvent(event);
  }

  @FieldResolver(() => LabelType, {
    nullable: true,
    description: 'The label as it is when the event is told.',
  })
  label(
    @Root() { labelNumber }: LabelDecisionEventType,
    @Ctx() { labels }: LabelContext,
  ): Promise<Label | null> {
    return labels.byNumber.load(labelNumber);
  }

  @FieldResolver(() => LabelDecisionType, {
    nullable: true,
    description: 'The public part of its record in the ledger.',
  })
  decision(
    @Root() { recordSeq }: LabelDecisionEventType,
    @Ctx() { ledger }: LedgerContext,
  ): Promise<LedgerRecord | null> {
    return ledger.bySeq.load(recordSeq);
  }
}

function subscribeToDecisions({
  args: { after, filter },
  context: { events },
}: Subscribing<EventContext, LabelDecisionsArguments>): Promise<EventStream> {
  const conditions = filter ?? {};
  const accepts = ({ payload }: LoggedEvent): boolean => isWanted(conditions, asDecision(payload));
  return streamAbout(events, { types: TYPES, accepts }, after);
}

interface Wanted {
  readonly conditions: DecisionConditions;
  readonly count: number;
}

/** Reads until so many wanted events are found, or it has read enough. */
async function readWanted(
  log: EventLog,
  after: EventPosition,
  { conditions, count }: Wanted,
): Promise<EventBatch> {
  const wanted: LoggedEvent[] = [];
  let batch: EventBatch = { events: [], position: after, reachedEnd: false };
  for (let read = 0; read < MOST_BATCHES && !batch.reachedEnd; read++) {
    batch = await log.read(batch.position, { types: TYPES });
    for (const [index, event] of batch.events.entries()) {
      if (isWanted(conditions, asDecision(event.payload))) {
        wanted.push(event);
      }
      if (wanted.length === count) {
        const isLast = batch.reachedEnd && index === batch.events.length - 1;
        return { events: wanted, position: event.position, reachedEnd: isLast };
      }
    }
  }
  return { ...batch, events: wanted };
}

function toDecisionEvent({
  position,
  number,
  id,
  occurredAt,
  payload,
}: LoggedEvent): LabelDecisionEventType {
  const { record, label } = asDecision(payload);
  const { outcome, authority, effectiveFrom, contentSha256, previousSha256, rectifies } = record;
  return {
    cursor: cursorOf(position),
    seq: number,
    eventId: id,
    occurredAt,
    outcome,
    authority,
    effectiveFrom,
    labelNumber: label.number,
    labelVersion: label.version,
    recordSeq: record.seq,
    contentSha256,
    previousSha256,
    rectifies,
  };
}

import { DateScalar } from '@apogee/shared/graphql';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../application';
import { type ApplicationContext, ApplicationType } from '../application-register';
import { type Person, type PersonContext, PersonType } from '../person';
import { maySeeBallots } from './committee.access';
import type { CommitteeContext } from './committee.context';
import { VoteOutcome } from './committee.enums.type';
import type { DeliberationRecord, RecusalRecord, SeatRecord } from './committee.record';
import {
  CastBallotType,
  CommitteeSeatType,
  DeliberationType,
  RecusalType,
  VoteTallyType,
} from './committee-session.type';
import { type Ballot, countedBallots } from './deliberation';
import type { Recusal } from './recusal';
import { possibleOutcomes, tallyOf, type VoteTally } from './vote-tally';

/** A ballot as the committee sees it. */
interface CastBallot extends Ballot {
  readonly counted: boolean;
}

@Resolver(() => DeliberationType)
export class DeliberationResolver {
  @FieldResolver(() => ApplicationType, {
    nullable: true,
    description: 'The file; null when the caller may not see it.',
  })
  application(
    @Root() { applicationId }: DeliberationRecord,
    @Ctx() { applications }: ApplicationContext,
  ): Promise<Application | null> {
    return applications.byId.load(applicationId);
  }

  @FieldResolver(() => VoteTallyType, { description: 'The count of the vote so far.' })
  tally(@Root() deliberation: DeliberationRecord): VoteTally {
    return tallyOf(deliberation, deliberation.rules);
  }

  @FieldResolver(() => [VoteOutcome], {
    description: 'The decisions that may be recorded upon the ballots cast so far.',
  })
  possibleOutcomes(@Root() deliberation: DeliberationRecord): readonly VoteOutcome[] {
    return possibleOutcomes(deliberation, deliberation.rules);
  }

  @FieldResolver(() => [RecusalType], { description: 'Who does not deal with the file, and why.' })
  recusals(@Root() { recusals }: DeliberationRecord): readonly Recusal[] {
    return recusals;
  }

  @FieldResolver(() => [CastBallotType], {
    nullable: true,
    description:
      'Who voted how, in the order of voting. Only those with a seat in the session who deal with the file, and auditors, see it; null for others.',
  })
  ballots(
    @Root() deliberation: DeliberationRecord,
    @Ctx() { caller }: CommitteeContext,
  ): readonly CastBallot[] | null {
    if (!maySeeBallots(caller, deliberation)) {
      return null;
    }
    const counted = new Set(countedBallots(deliberation));
    return deliberation.ballots.map((ballot) => ({ ...ballot, counted: counted.has(ballot) }));
  }
}

@Resolver(() => CommitteeSeatType)
export class CommitteeSeatResolver {
  @FieldResolver(() => PersonType, { description: 'Whose seat it is.' })
  person(@Root() { personId }: SeatRecord, @Ctx() { persons }: PersonContext): Promise<Person> {
    return persons.byId.load(personId);
  }

  @FieldResolver(() => DateScalar, {
    description: 'First day of the mandate that the seat is taken under.',
  })
  mandateFrom(@Root() { mandate }: SeatRecord): string {
    return mandate.fromOn;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'First day on which the mandate has ended; null while no end is set.',
  })
  mandateUntil(@Root() { mandate }: SeatRecord): string | null {
    return mandate.untilOn;
  }

  @FieldResolver(() => [RecusalType], {
    description: 'The files of the session that the person does not deal with.',
  })
  async recusals(
    @Root() { sessionId, personId }: SeatRecord,
    @Ctx() { committee }: CommitteeContext,
  ): Promise<readonly Recusal[]> {
    const deliberations = await committee.deliberations.load(sessionId);
    return deliberations
      .flatMap(({ recusals }) => recusals)
      .filter((recusal) => recusal.personId === personId);
  }
}

@Resolver(() => RecusalType)
export class RecusalResolver {
  @FieldResolver(() => PersonType, { description: 'Who does not deal with the file.' })
  person(@Root() { personId }: RecusalRecord, @Ctx() { persons }: PersonContext): Promise<Person> {
    return persons.byId.load(personId);
  }
}

@Resolver(() => CastBallotType)
export class CastBallotResolver {
  @FieldResolver(() => PersonType, { description: 'Who cast it.' })
  person(@Root() { personId }: CastBallot, @Ctx() { persons }: PersonContext): Promise<Person> {
    return persons.byId.load(personId);
  }
}

import type { Caller } from '@apogee/shared/identity';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Application, isProcedureWide, viewerOf } from '../application';
import { ApplicationType } from '../application-register';
import { type Person, type PersonContext, PersonType } from '../person';
import { evaluationsFor, type Onlooker, reviewFor } from './disclosure';
import type { Evaluation, TechnicalReview } from './evaluation';
import type { EvaluationLoaders } from './evaluation.loader';
import { EvaluationType, TechnicalReviewType } from './evaluation.type';

export interface EvaluationContext {
  readonly caller: Caller;
  readonly judgements: EvaluationLoaders;
}

@Resolver(() => ApplicationType)
export class ApplicationEvaluationResolver {
  @FieldResolver(() => [EvaluationType], {
    nullable: true,
    description:
      'Evaluations that the caller may see, of all rounds, oldest first. An evaluator sees those of colleagues once he has signed his own; a firm gets null until its file is decided, and signed ones then.',
  })
  async evaluations(
    @Root() application: Application,
    @Ctx() { judgements, caller }: EvaluationContext,
  ): Promise<readonly Evaluation[] | null> {
    const evaluations = await judgements.evaluations.load(application.id);
    return evaluationsFor(evaluations, onlookerAt(application, caller));
  }

  @FieldResolver(() => TechnicalReviewType, {
    nullable: true,
    description:
      'Review of the present round; null where there is none or the caller may not see it: others than its reviewer see it signed, a firm when its file is decided.',
  })
  async review(
    @Root() application: Application,
    @Ctx() { judgements, caller }: EvaluationContext,
  ): Promise<TechnicalReview | null> {
    const reviews = await judgements.reviews.load(application.id);
    const review = reviews.find(({ round }) => round === application.round) ?? null;
    return reviewFor(review, onlookerAt(application, caller));
  }
}

function onlookerAt({ state }: Application, caller: Caller): Onlooker {
  return {
    procedureWide: isProcedureWide(caller),
    personId: viewerOf(caller).personId,
    decided: state === 'DECIDED',
  };
}

@Resolver(() => EvaluationType)
export class EvaluationResolver {
  @FieldResolver(() => PersonType, { description: 'Who evaluates.' })
  evaluator(
    @Root() { evaluatorId }: Evaluation,
    @Ctx() { persons }: PersonContext,
  ): Promise<Person> {
    return persons.byId.load(evaluatorId);
  }
}

@Resolver(() => TechnicalReviewType)
export class TechnicalReviewResolver {
  @FieldResolver(() => PersonType, { description: 'Who reviews.' })
  reviewer(
    @Root() { reviewerId }: TechnicalReview,
    @Ctx() { persons }: PersonContext,
  ): Promise<Person> {
    return persons.byId.load(reviewerId);
  }
}

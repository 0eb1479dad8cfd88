import type { IsoDate } from '@apogee/shared/clock';
import type { ConnectionOf } from '@apogee/shared/graphql';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Application } from '../application';
import {
  ApplicationArguments,
  type ApplicationFilter,
  ApplicationsArguments,
} from './application.arguments.type';
import type { ApplicationRegister } from './application.register';
import type { ApplicationContext } from './application.resolver';
import { ApplicationConnection, ApplicationType } from './application.type';

export interface ApplicationRegisterContext extends ApplicationContext {
  readonly today: IsoDate;
  readonly applicationRegister: ApplicationRegister;
}

type Criteria = Parameters<ApplicationRegister['page']>[0];

@Resolver()
export class ApplicationQueries {
  @Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
  @Query(() => ApplicationType, {
    nullable: true,
    description: 'One application by its identifier, whatever its state.',
  })
  application(
    @Args(() => ApplicationArguments) { id }: ApplicationArguments,
    @Ctx() { applications }: ApplicationContext,
  ): Promise<Application | null> {
    return applications.byId.load(id);
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
  @Query(() => ApplicationConnection, {
    nullable: true,
    description: 'The applications that the caller sees, newest first.',
  })
  applications(
    @Args(() => ApplicationsArguments) { filter, first, after }: ApplicationsArguments,
    @Ctx() { today, applicationRegister }: ApplicationRegisterContext,
  ): Promise<ConnectionOf<Application>> {
    const page = { first, after: after ?? null };
    return applicationRegister.page(criteriaOf(filter ?? {}, today), page);
  }
}

function criteriaOf(filter: ApplicationFilter, today: IsoDate): Criteria {
  return {
    states: filter.states ?? null,
    kind: filter.kind ?? null,
    applicant: filter.applicant ?? null,
    subject: filter.subject ?? null,
    overdue: filter.overdue ?? null,
    today,
    assignedToViewer: filter.assignedToMe ?? false,
  };
}

import { connectionType, DateScalar, DateTimeScalar, UserErrorType } from '@apogee/shared/graphql';
import type { ApplicationId } from '@apogee/shared/ids';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Application } from '../application';
import { ItemKind } from '../label';
import { ApplicationKind, ApplicationState } from './application.enums.type';

@Directive('@key(fields: "id")')
@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('Application', {
  description:
    'A firm’s file to obtain, renew or change a label for one of its items. Seen by the firm, by the persons who take part in it, by the secretariat and by auditors; for anybody else it does not exist.',
})
export class ApplicationType {
  @Field(() => ID, { description: 'Identifier of the application.' })
  id!: ApplicationId;

  @Field(() => ApplicationKind, { description: 'What it asks for.' })
  kind!: ApplicationKind;

  @Field(() => ApplicationState, { description: 'Where it stands.' })
  state!: ApplicationState;

  @Field(() => ItemKind, { description: 'Kind of what the label is wanted for.' })
  subjectKind!: ItemKind;

  @Field(() => String, {
    nullable: true,
    description:
      'Version of the label scheme that it is handled under, frozen at its first submission; null before.',
  })
  schemeVersion!: string | null;

  @Field(() => Int, {
    description: 'Round of evaluation, from 1: a deferred file may be evaluated anew.',
  })
  round!: number;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was first submitted; null before.',
  })
  submittedAt!: Date | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Last day in Paris to do what the file waits for; afterwards it lapses. Null where nothing is due.',
  })
  dueBy!: string | null;

  @Field(() => Int, {
    description: 'Grows with each change. State it as `expectedVersion` to change the file.',
  })
  version!: number;
}

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('ApplicationEvent', { description: 'A step of an application.' })
export class ApplicationEventType {
  @Field(() => Int, { description: 'Number of the step, from 1, within the application.' })
  ordinal!: number;

  @Field(() => ApplicationState, {
    nullable: true,
    description: 'State before; null for the first step.',
  })
  from!: ApplicationState | null;

  @Field(() => ApplicationState, { description: 'State after.' })
  to!: ApplicationState;

  @Field(() => DateTimeScalar, { description: 'When it was taken.' })
  at!: Date;
}

@ObjectType('ApplicationPayload', { description: 'What became of an application.' })
export class ApplicationPayload {
  @Field(() => ApplicationType, {
    nullable: true,
    description: 'The application as it is now; null when nothing was changed.',
  })
  application?: Application | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

export const ApplicationConnection = connectionType({
  name: 'Application',
  node: () => ApplicationType,
});

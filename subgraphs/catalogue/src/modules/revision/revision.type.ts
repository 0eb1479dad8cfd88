import './revision-enums.type';
import { connectionType, DateTimeScalar, UserErrorType } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Content } from './content';
import { ContentType } from './content.type';
import type { Revision, RevisionId } from './revision';
import { RevisionState } from './revision-state';

/** Who may look at revisions at all; which ones is a matter of rows. */
export const SEES_REVISIONS = `@requiresScopes(scopes: [["${Scope.CONTRIBUTE}"], ["${Scope.EDIT}"]])`;

@Directive(SEES_REVISIONS)
@ObjectType('Revision', {
  description:
    'What was, is or may become the catalogue’s record of a firm or item: all of its content at one time. Seen by the people of the firm and by editors; for anybody else it does not exist.',
})
export class RevisionType {
  @Field(() => ID, { description: 'Identifier of the revision.' })
  id!: RevisionId;

  @Field(() => ID, {
    description:
      'Identifier of the firm or item that it is of. A new item has it before it is published.',
  })
  recordId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Counts what was published of the record, from 1; null for what never was.',
  })
  number!: number | null;

  @Field(() => RevisionState, { description: 'Where it stands.' })
  state!: RevisionState;

  @Field(() => Int, {
    description: 'Grows with each change. State it as `expectedVersion` to change the revision.',
  })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => ContentType, { description: 'What it says.' })
  content!: Content;
}

@Directive(SEES_REVISIONS)
@ObjectType('RevisionReason', { description: 'Why an editor gave a revision back.' })
class RevisionReasonType {
  @Field(() => String, { description: 'In French.' })
  fr!: string;

  @Field(() => String, { nullable: true, description: 'In English; null where not written.' })
  en!: string | null;
}

@Directive(SEES_REVISIONS)
@ObjectType('RevisionStep', { description: 'A step of a revision: who did what, and when.' })
export class RevisionStepType {
  @Field(() => Int, { description: 'Number of the step, from 1, within the revision.' })
  ordinal!: number;

  @Field(() => RevisionState, { description: 'State after it.' })
  state!: RevisionState;

  @Field(() => DateTimeScalar, { description: 'When it was taken.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Whose deed it was: the `sub` of the access token; null for what the catalogue took over from its sources.',
  })
  actor!: string | null;

  @Field(() => RevisionReasonType, { nullable: true, description: 'Why, where a reason is given.' })
  reason!: RevisionReasonType | null;
}

@Directive(SEES_REVISIONS)
@ObjectType('RevisionChange', {
  description: 'A part of the content that differs from the revision before.',
})
export class RevisionChangeType {
  @Field(() => String, { description: 'The part, such as `summary.fr` or `specifications`.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was said before, as JSON text; null where nothing was.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is said now, as JSON text; null where nothing is.',
  })
  after!: string | null;
}

@ObjectType('RevisionPayload', { description: 'A revision after a change, or why it was refused.' })
export class RevisionPayload {
  @Field(() => RevisionType, {
    nullable: true,
    description: 'The revision as it is now; null when nothing was changed.',
  })
  revision?: Revision | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

export const RevisionConnection = connectionType({ name: 'Revision', node: () => RevisionType });

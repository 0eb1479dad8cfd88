import type { IsoDate } from '@apogee/shared/clock';
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  IsDayArgument,
  IsIdentifierArgument,
  IsLongTextArgument,
  PageArguments,
  UserErrorType,
} from '@apogee/shared/graphql';
import type { ApplicationId, LabelNumber } from '@apogee/shared/ids';
import { ArrayNotEmpty, IsOptional, Min, ValidateNested } from 'class-validator';
import {
  ArgsType,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { type ReviewTask, ReviewTaskKind } from './review-task';

registerEnumType(ReviewTaskKind, {
  name: 'ReviewTaskKind',
  description: 'Why somebody is to look at something.',
  valuesConfig: {
    LABEL_EXPIRES: {
      description:
        'A label, and with it its certificate, ends on `dueOn` and is not renewed. Raised on each of the `reminderDays` of its scheme.',
    },
    SUSPENSION_ENDS: {
      description: 'A suspension is to be lifted, or the label withdrawn, by `dueOn`.',
    },
    DESIGN_ISSUE_CHANGED: {
      description: 'The catalogue tells another design issue of a labelled product.',
    },
    QUALIFYING_MEMBER_LEFT: {
      description:
        'No published member of a labelled range has the level of the scheme any more: the last one left it, is not published, or has a stale assessment.',
    },
    ASSESSMENT_STALE: {
      description: 'An event calls the assessment into question that a running label rests on.',
    },
    APPLICATION_DUE: { description: 'An application lapses when nothing is done by `dueOn`.' },
    EVALUATION_OVERDUE: {
      description: 'An evaluation was to be signed by `dueOn`. A task of the evaluator as well.',
    },
    REVIEW_OVERDUE: {
      description: 'A review was to be signed by `dueOn`. A task of the reviewer as well.',
    },
    APPEAL_PERIOD_ENDS: {
      description: 'A decision against a firm may be appealed against until `dueOn`.',
    },
  },
});

const MAY_READ = '@requiresScopes(scopes: [["accreditation:read"]])';

@Directive(MAY_READ)
@ObjectType('ReviewTask', {
  description:
    'Something to look at. It changes nothing by itself: labels and files are decided elsewhere. Secretariat and auditors see all tasks, others their own.',
})
export class ReviewTaskType {
  @Field(() => ID, { description: 'Identifier of the task.' })
  id!: string;

  @Field(() => ReviewTaskKind, { description: 'Why it was raised.' })
  kind!: ReviewTaskKind;

  @Field(() => DateScalar, { description: 'Day in Paris that it is about, or by which to look.' })
  dueOn!: string;

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was closed; null while it is open.',
  })
  doneAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who closed it: the subject of a token, or `clock` when its matter was over or a later reminder took its place.',
  })
  doneBy!: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it, as who closed it says.' })
  note!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the decision in the ledger that it is about; null for none.',
  })
  seq!: number | null;

  @Field(() => Int, { description: 'Grows by one with each change.' })
  version!: number;
}

export const ReviewTaskConnection = connectionType({
  name: 'ReviewTask',
  node: () => ReviewTaskType,
});

@InputType({
  description:
    'Which tasks to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class ReviewTaskFilter {
  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [ReviewTaskKind], { nullable: true, description: 'Kinds, at least one.' })
  kinds?: ReviewTaskKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only open ones; false: only closed ones.',
  })
  open?: boolean | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only tasks whose `dueOn` lies before this day.',
  })
  dueBefore?: IsoDate | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Number of the label that they are about, at most 200 characters.',
  })
  label?: LabelNumber | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the application that they are about, at most 200 characters.',
  })
  application?: ApplicationId | null;
}

@ArgsType()
export class ReviewTasksArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => ReviewTaskFilter, {
    nullable: true,
    description: 'Which tasks to list. Without it: all that the caller sees.',
  })
  filter?: ReviewTaskFilter | null;
}

@InputType({ description: 'A task to close.' })
export class CompleteReviewTaskInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the task, at most 200 characters.' })
  taskId!: string;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the task as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @IsLongTextArgument()
  @Field(() => String, { description: 'What came of it, at most 4,000 characters.' })
  note!: string;
}

@ObjectType('ReviewTaskPayload', { description: 'A task after a change, or why it was not made.' })
export class ReviewTaskPayload {
  @Field(() => ReviewTaskType, {
    nullable: true,
    description: 'The task as it is now; null when nothing was changed.',
  })
  task?: ReviewTask | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

import { Field, ID, ObjectType } from 'type-graphql';
import { EnvironmentKind } from '../readiness';
import { EvidenceKind, EvidenceVerdict, ModelKind } from './evidence.enums.type';

@ObjectType('Representativeness', {
  description: 'In what the tested model is like the element itself.',
})
export class RepresentativenessType {
  @Field(() => Boolean, { description: 'Same shape, mass and materials.' })
  form!: boolean;

  @Field(() => Boolean, { description: 'Same interfaces.' })
  fit!: boolean;

  @Field(() => Boolean, { description: 'Same functions.' })
  function!: boolean;

  @Field(() => Boolean, { description: 'Same size.' })
  fullScale!: boolean;
}

@ObjectType('Evidence', {
  description:
    'A document that a readiness level is argued with. Confidential evidence is there for the firm whose element it is, evaluators and reviewers of a file about it, secretariat and auditors; for everybody else it is absent, not counted and not named.',
})
export class EvidenceType {
  @Field(() => ID, { description: 'Identifier of the evidence.' })
  id!: string;

  @Field(() => EvidenceKind, { description: 'Kind of the documented work.' })
  kind!: EvidenceKind;

  @Field(() => String, { description: 'Reference of the document.' })
  reference!: string;

  @Field(() => ModelKind, { description: 'What was built to produce it.' })
  model!: ModelKind;

  @Field(() => EnvironmentKind, {
    nullable: true,
    description: 'Kind of the environment it was obtained in; null where none was involved.',
  })
  environmentKind!: EnvironmentKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Configuration of the element that was tested; null when it is not stated.',
  })
  configurationTested!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True when the results agree with what was predicted; null where nothing was predicted.',
  })
  agreesWithPrediction!: boolean | null;

  @Field(() => Boolean, { description: 'True when the assembled unit was exercised as one.' })
  integration!: boolean;

  @Field(() => EvidenceVerdict, { description: 'What the assessor made of it.' })
  verdict!: EvidenceVerdict;

  @Field(() => Boolean, { description: 'True when the public does not see it.' })
  confidential!: boolean;
}

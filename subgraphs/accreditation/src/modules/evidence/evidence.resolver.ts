import { DateScalar, LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type EnvironmentContext, type EnvironmentRecord, EnvironmentType } from '../environment';
import type { EvidenceContext } from './evidence.loader';
import type { EvidenceRecord } from './evidence.record';
import { EvidenceType, RepresentativenessType } from './evidence.type';
import { representativeOf } from './likeness';

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @FieldResolver(() => EnvironmentType, {
    nullable: true,
    description: 'Environment it was obtained in; null where none was defined.',
  })
  environment(
    @Root() { environmentId }: EvidenceRecord,
    @Ctx() { environments }: EnvironmentContext,
  ): Promise<EnvironmentRecord | null> | null {
    return environmentId === null ? null : environments.load(environmentId);
  }

  @FieldResolver(() => RepresentativenessType, {
    nullable: true,
    description:
      'In what the tested model is like the element; null where nothing was built or it is not stated.',
  })
  representativeOf(@Root() { likeness }: EvidenceRecord): RepresentativenessType | null {
    return representativeOf(likeness);
  }

  @FieldResolver(() => [String], {
    description: 'How the test differs from the use the element is meant for.',
  })
  async deltas(
    @Root() { id }: EvidenceRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<readonly (string | null)[] | null> {
    const particulars = await evidence.particulars.load(id);
    return particulars?.deltas.map((delta) => pickText(delta, locale)) ?? null;
  }

  @FieldResolver(() => String, { description: 'Issue of the document.' })
  async issue(
    @Root() { id }: EvidenceRecord,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<string | null> {
    return (await evidence.particulars.load(id))?.issue ?? null;
  }

  @FieldResolver(() => DateScalar, { description: 'Day of the issue.' })
  async issuedOn(
    @Root() { id }: EvidenceRecord,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<string | null> {
    return (await evidence.particulars.load(id))?.issuedOn ?? null;
  }

  @FieldResolver(() => String, { description: 'Organisation that issued it.' })
  async issuer(
    @Root() { id }: EvidenceRecord,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<string | null> {
    return (await evidence.particulars.load(id))?.issuer ?? null;
  }

  @FieldResolver(() => String, {
    description: 'SHA-256 of the document, 64 hexadecimal digits.',
  })
  async sha256(
    @Root() { id }: EvidenceRecord,
    @Ctx() { evidence }: EvidenceContext,
  ): Promise<string | null> {
    return (await evidence.particulars.load(id))?.sha256 ?? null;
  }
}

import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireExactlyOneKey } from '../../exactly-one-key';
import {
  type ContractorProfile,
  ContractorProfileType,
  type Firm,
  type FirmContext,
  FirmType,
} from '../firm';
import { type Establishment, headquartersOf, mainEstablishmentOf } from './establishment';
import { EstablishmentArguments } from './establishment.input';
import type { EstablishmentContext } from './establishment.loader';
import { EstablishmentType } from './establishment.type';

@Resolver(() => EstablishmentType)
export class EstablishmentResolver {
  @Query(() => EstablishmentType, {
    nullable: true,
    description: 'One establishment, by exactly one of `id` and `siret`; null when unknown.',
  })
  establishment(
    @Args(() => EstablishmentArguments) { id, siret }: EstablishmentArguments,
    @Ctx() { establishments }: EstablishmentContext,
  ): Promise<Establishment | null> | null {
    requireExactlyOneKey({ id, siret });
    if (typeof id === 'string') {
      return establishments.byId.load(id);
    }
    return typeof siret === 'string' ? establishments.bySiret.load(siret) : null;
  }

  @FieldResolver(() => FirmType, { description: 'The firm whose site it is.' })
  firm(@Root() { firmId }: Establishment, @Ctx() { firms }: FirmContext): Promise<Firm | null> {
    return firms.byId.load(firmId);
  }
}

/** What this module adds to a firm. */
@Resolver(() => FirmType)
export class FirmEstablishmentsResolver {
  @FieldResolver(() => [EstablishmentType], {
    description:
      'Known sites of the firm, in the order of its sources. Not paged: a firm has a handful of them.',
  })
  establishments(
    @Root() { id }: Firm,
    @Ctx() { establishments }: EstablishmentContext,
  ): Promise<Establishment[]> {
    return establishments.byFirm.load(id);
  }

  @FieldResolver(() => EstablishmentType, {
    nullable: true,
    description: 'The head office; null when it is not known which site that is.',
  })
  async headquarters(
    @Root() { id }: Firm,
    @Ctx() { establishments }: EstablishmentContext,
  ): Promise<Establishment | null> {
    return headquartersOf(await establishments.byFirm.load(id));
  }

  @FieldResolver(() => EstablishmentType, {
    nullable: true,
    description:
      'The site to show where one is enough: the head office if it is known, else the site listed first; null when no site is known.',
  })
  async mainEstablishment(
    @Root() { id }: Firm,
    @Ctx() { establishments }: EstablishmentContext,
  ): Promise<Establishment | null> {
    return mainEstablishmentOf(await establishments.byFirm.load(id));
  }
}

/** What this module adds to a contractor profile. */
@Resolver(() => ContractorProfileType)
export class ProfileContactResolver {
  @FieldResolver(() => EstablishmentType, {
    nullable: true,
    description: 'The site that the firm wants to be turned to; null when it states none.',
  })
  contactSite(
    @Root() { contactSiteId }: ContractorProfile,
    @Ctx() { establishments }: EstablishmentContext,
  ): Promise<Establishment | null> | null {
    return contactSiteId === null ? null : establishments.byId.load(contactSiteId);
  }
}

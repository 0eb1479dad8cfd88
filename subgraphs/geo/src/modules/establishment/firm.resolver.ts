import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Commune } from '../../geography/territory';
import { CommuneType } from '../territory';
import type { EstablishmentContext } from './establishment.context';
import { LocatedFirmType } from './firm.type';

@Resolver(() => LocatedFirmType)
export class FirmResolver {
  @FieldResolver(() => [CommuneType], {
    nullable: 'itemsAndList',
    description:
      'The communes in which it has a located establishment, each once, by code; possibly none.',
  })
  async communes(
    @Root() { id }: LocatedFirmType,
    @Ctx() { loaders }: EstablishmentContext,
  ): Promise<(Commune | null)[]> {
    const codes = await loaders.communesOfFirm.load(id);
    return Promise.all(codes.map(async (code) => loaders.commune.load(code)));
  }
}

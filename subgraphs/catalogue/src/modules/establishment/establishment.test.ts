import type { CommuneCode, EstablishmentId, FirmId } from '@apogee/shared/ids';
import { type Establishment, headquartersOf, mainEstablishmentOf } from './establishment';

function site(id: string, isHeadquarters: boolean | null): Establishment {
  return {
    id: id as EstablishmentId,
    firmId: 'firm' as FirmId,
    siret: null,
    name: null,
    isHeadquarters,
    roles: [],
    address: { line1: null, line2: null, postcode: null, city: null, countryCode: 'FR' },
    communeCode: '31555' as CommuneCode,
  };
}

describe('main establishment', () => {
  it('is the head office, wherever it is listed', () => {
    const sites = [site('a', false), site('b', true)];
    expect(mainEstablishmentOf(sites)?.id).toBe('b');
    expect(headquartersOf(sites)?.id).toBe('b');
  });

  it('is the first site when the head office is not known', () => {
    const sites = [site('a', null), site('b', null)];
    expect(mainEstablishmentOf(sites)?.id).toBe('a');
    expect(headquartersOf(sites)).toBeNull();
  });

  it('is absent for a firm without a known site', () => {
    expect(mainEstablishmentOf([])).toBeNull();
  });
});

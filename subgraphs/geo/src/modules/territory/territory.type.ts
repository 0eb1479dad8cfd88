import { registerEnumType } from 'type-graphql';
import { CommuneKind, Territory } from '../../geography/territory';

registerEnumType(Territory, {
  name: 'Territory',
  description: 'Where in the Republic a place lies. Source: INSEE, Code officiel géographique.',
  valuesConfig: {
    METROPOLE: { description: 'Mainland France and its near islands, without Corsica.' },
    CORSE: { description: 'Corsica.' },
    DROM: {
      description:
        'Overseas départements and regions: Guadeloupe, Martinique, Guyane, La Réunion, Mayotte.',
    },
    COM: {
      description:
        'All other overseas territory: Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin, Wallis-et-Futuna, French Polynesia, New Caledonia, the southern and antarctic lands, Clipperton.',
    },
  },
});

registerEnumType(CommuneKind, {
  name: 'CommuneKind',
  description: 'What a code of INSEE’s list of communes stands for.',
  valuesConfig: {
    COMMUNE: { description: 'A commune.' },
    MUNICIPAL_ARRONDISSEMENT: { description: 'An arrondissement of Paris, Lyon or Marseille.' },
  },
});

export { CommuneKind, Territory } from '../../geography/territory';

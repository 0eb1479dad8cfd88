/** How a value of a facet is called, where no taxonomy says it. */
export interface FacetLabel {
  readonly field: string;
  readonly value: string;
  readonly label: { readonly fr: string; readonly en: string };
  /** The value that holds it: a département lies in a region. */
  readonly broaderValue: string | null;
}

type Labels = Readonly<Record<string, readonly [fr: string, en: string]>>;

const KINDS: Labels = {
  FIRM: ['Entreprise', 'Firm'],
  PRODUCT: ['Produit', 'Product'],
  PRODUCT_RANGE: ['Gamme de produits', 'Product range'],
  ENGINEERING_ACTIVITY: ['Activité d’ingénierie', 'Engineering activity'],
};

const ACTIVITIES: Labels = {
  LAUNCH_SYSTEMS: ['Lanceurs et systèmes de lancement', 'Launch systems'],
  SPACECRAFT_PLATFORMS: ['Satellites et plateformes', 'Spacecraft and platforms'],
  PAYLOADS_INSTRUMENTS: ['Charges utiles et instruments', 'Payloads and instruments'],
  EQUIPMENT_SUBSYSTEMS: ['Équipements et sous-systèmes', 'Equipment and subsystems'],
  EEE_PARTS_MATERIALS: ['Composants EEE et matériaux', 'EEE parts and materials'],
  GROUND_SEGMENT: ['Segment sol', 'Ground segment'],
  USER_SEGMENT: ['Segment utilisateur', 'User segment'],
  OPERATIONS_SERVICES: ['Opérations et services', 'Operations and services'],
  AIT_TEST_FACILITIES: [
    'Assemblage, intégration et moyens d’essais',
    'Assembly, integration and test facilities',
  ],
  ENGINEERING_SERVICES: ['Services d’ingénierie', 'Engineering services'],
  SOFTWARE_DATA: ['Logiciels et données', 'Software and data'],
  DOWNSTREAM_APPLICATIONS: ['Applications aval', 'Downstream applications'],
  BALLOONS_HIGH_ALTITUDE: ['Ballons et haute altitude', 'Balloons and high altitude'],
  RESEARCH_TRAINING: ['Recherche et formation', 'Research and training'],
};

const SME_CATEGORIES: Labels = {
  MICRO: ['Microentreprise', 'Micro-enterprise'],
  SMALL: ['Petite entreprise', 'Small enterprise'],
  MEDIUM: ['Moyenne entreprise', 'Medium-sized enterprise'],
  MID_CAP: ['Entreprise de taille intermédiaire', 'Mid-cap'],
  LARGE: ['Grande entreprise', 'Large enterprise'],
};

const LABEL_STATUSES: Labels = {
  ACTIVE: ['Label en vigueur', 'Label in force'],
  SUSPENDED: ['Label suspendu', 'Label suspended'],
  WITHDRAWN: ['Label retiré', 'Label withdrawn'],
  SURRENDERED: ['Label rendu', 'Label surrendered'],
  EXPIRED: ['Label expiré', 'Label expired'],
  RENEWED: ['Label renouvelé', 'Label renewed'],
};

const EXPORT_REGIMES: Labels = {
  NONE_DECLARED: ['Aucun, selon l’entreprise', 'None, as declared'],
  EU_DUAL_USE: ['Double usage (UE)', 'Dual use (EU)'],
  FR_WAR_MATERIEL: ['Matériel de guerre (France)', 'War matériel (France)'],
  EAR99: ['EAR99 (États-Unis)', 'EAR99 (United States)'],
  EAR_9A515: ['EAR 9A515 (États-Unis)', 'EAR 9A515 (United States)'],
  ITAR: ['ITAR (États-Unis)', 'ITAR (United States)'],
};

const TRLS: Labels = Object.fromEntries(
  Array.from({ length: 9 }, (_, index) => [
    String(index + 1),
    [`NMT ${index + 1}`, `TRL ${index + 1}`],
  ]),
);

/** Labels of everything that is no territory. */
export const FIXED_FACET_LABELS: readonly FacetLabel[] = [
  ...of('KIND', KINDS),
  ...of('ACTIVITY_CATEGORY', ACTIVITIES),
  ...of('SME_CATEGORY', SME_CATEGORIES),
  ...of('LABEL_STATUS', LABEL_STATUSES),
  ...of('EXPORT_REGIME', EXPORT_REGIMES),
  ...of('TRL', TRLS),
];

function of(field: string, labels: Labels): FacetLabel[] {
  return Object.entries(labels).map(([value, [fr, en]]) => ({
    field,
    value,
    label: { fr, en },
    broaderValue: null,
  }));
}

interface Territory {
  readonly code: string;
  readonly nom: string;
}

/** As the official geographic code lists them. */
export interface Territories {
  readonly regions: readonly Territory[];
  readonly departements: readonly (Territory & { readonly region: string })[];
}

/** French territories have one name, whatever the language. */
export function territoryLabels({ regions, departements }: Territories): FacetLabel[] {
  return [
    ...regions.map(({ code, nom }) => named('REGION', code, nom)),
    ...departements.map(({ code, nom, region }) => ({
      ...named('DEPARTEMENT', code, nom),
      broaderValue: region,
    })),
  ];
}

function named(field: string, value: string, name: string): FacetLabel {
  return { field, value, label: { fr: name, en: name }, broaderValue: null };
}

import type { Explanation } from '@apogee/shared/errors';

/** What is told of each thing that a search finds. */
export const SEARCH_COLUMNS = [
  'score',
  'kind',
  'id',
  'nameFr',
  'nameEn',
  'firmId',
  'firmName',
  'firmSiren',
  'demonstration',
  'changedAt',
] as const;

/** What is told of each row of a table; the names are those that an import reads. */
export const TABLE_COLUMNS = {
  FIRMS: [
    'id',
    'siren',
    'legalName',
    'tradeName',
    'formerNames',
    'website',
    'foundedOn',
    'demonstration',
    'summaryFr',
    'summaryEn',
    'activityCategories',
    'verified',
    'sources',
    'version',
    'updatedAt',
  ],
  ESTABLISHMENTS: [
    'id',
    'firmId',
    'firmSiren',
    'firmName',
    'siret',
    'name',
    'isHeadquarters',
    'line1',
    'line2',
    'postcode',
    'city',
    'countryCode',
    'communeCode',
  ],
  ITEMS: [
    'id',
    'kind',
    'firmId',
    'firmSiren',
    'firmName',
    'nameFr',
    'nameEn',
    'descriptionFr',
    'descriptionEn',
    'categoryCode',
    'technologyDomains',
    'disciplines',
    'reference',
    'designIssue',
    'rangeId',
    'leadTimeMonths',
    'itarFree',
    'exportControl',
    'sources',
    'version',
    'updatedAt',
  ],
} as const;

type Column = (typeof SEARCH_COLUMNS | (typeof TABLE_COLUMNS)[keyof typeof TABLE_COLUMNS])[number];

/** How columns are called for people. */
const TITLES: Readonly<Record<Column, Explanation>> = {
  activityCategories: { fr: 'Activités', en: 'Activities' },
  categoryCode: { fr: 'Catégorie de produit', en: 'Product category' },
  changedAt: { fr: 'Modifié le', en: 'Changed at' },
  city: { fr: 'Ville', en: 'City' },
  communeCode: { fr: 'Code INSEE de la commune', en: 'INSEE code of the commune' },
  countryCode: { fr: 'Pays', en: 'Country' },
  demonstration: { fr: 'Démonstration', en: 'Demonstration' },
  descriptionEn: { fr: 'Description (anglais)', en: 'Description (English)' },
  descriptionFr: { fr: 'Description (français)', en: 'Description (French)' },
  designIssue: { fr: 'Édition de la définition', en: 'Design issue' },
  disciplines: { fr: 'Disciplines ECSS', en: 'ECSS disciplines' },
  exportControl: { fr: 'Contrôle des exportations', en: 'Export control' },
  firmId: { fr: 'Identifiant de l’entreprise', en: 'Firm identifier' },
  firmName: { fr: 'Entreprise', en: 'Firm' },
  firmSiren: { fr: 'SIREN de l’entreprise', en: 'SIREN of the firm' },
  formerNames: { fr: 'Anciens noms', en: 'Former names' },
  foundedOn: { fr: 'Créée le', en: 'Founded on' },
  id: { fr: 'Identifiant', en: 'Identifier' },
  isHeadquarters: { fr: 'Siège', en: 'Headquarters' },
  itarFree: { fr: 'Sans contenu ITAR', en: 'ITAR-free' },
  kind: { fr: 'Nature', en: 'Kind' },
  leadTimeMonths: { fr: 'Délai (mois)', en: 'Lead time (months)' },
  legalName: { fr: 'Dénomination', en: 'Legal name' },
  line1: { fr: 'Adresse', en: 'Address' },
  line2: { fr: 'Complément d’adresse', en: 'Address, second line' },
  name: { fr: 'Nom', en: 'Name' },
  nameEn: { fr: 'Nom (anglais)', en: 'Name (English)' },
  nameFr: { fr: 'Nom (français)', en: 'Name (French)' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  rangeId: { fr: 'Gamme', en: 'Range' },
  reference: { fr: 'Référence', en: 'Reference' },
  score: { fr: 'Score', en: 'Score' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  sources: { fr: 'Sources', en: 'Sources' },
  summaryEn: { fr: 'Résumé (anglais)', en: 'Summary (English)' },
  summaryFr: { fr: 'Résumé (français)', en: 'Summary (French)' },
  technologyDomains: { fr: 'Domaines technologiques ESA', en: 'ESA technology domains' },
  tradeName: { fr: 'Nom commercial', en: 'Trade name' },
  updatedAt: { fr: 'Mis à jour le', en: 'Updated at' },
  verified: { fr: 'Vérifiée', en: 'Verified' },
  version: { fr: 'Version', en: 'Version' },
  website: { fr: 'Site web', en: 'Website' },
};

/** Titles of columns in a language; their names where none is asked for. */
export function titlesOf(
  columns: readonly Column[],
  locale: 'FR' | 'EN' | null,
): readonly string[] {
  if (locale === null) {
    return columns;
  }
  return columns.map((column) => TITLES[column][locale === 'FR' ? 'fr' : 'en']);
}

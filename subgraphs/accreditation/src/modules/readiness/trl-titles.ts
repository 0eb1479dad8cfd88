import type { TrlLevel, TrlScale } from './trl-scale';

/** A text in both languages of the product. */
export interface BilingualText {
  readonly fr: string;
  readonly en: string;
}

type Titles = Readonly<Record<TrlLevel, BilingualText>>;

/** In our own words: the standard's titles are under copyright. */
const ISO: Titles = {
  1: { fr: 'Principes de base observés', en: 'Basic principles observed' },
  2: { fr: 'Concept ou application formulés', en: 'Concept or application formulated' },
  3: {
    fr: 'Fonction critique prouvée par l’analyse et l’expérience',
    en: 'Critical function proven by analysis and experiment',
  },
  4: {
    fr: 'Maquette vérifiée fonctionnellement en laboratoire',
    en: 'Breadboard functionally verified in the laboratory',
  },
  5: {
    fr: 'Fonctions critiques d’une maquette vérifiées en environnement représentatif',
    en: 'Critical functions of a breadboard verified in a relevant environment',
  },
  6: {
    fr: 'Modèle démontrant les fonctions critiques en environnement représentatif',
    en: 'Model demonstrating the critical functions in a relevant environment',
  },
  7: {
    fr: 'Modèle démontrant la performance pour l’environnement opérationnel',
    en: 'Model demonstrating the performance for the operational environment',
  },
  8: { fr: 'Système réel accepté pour le vol', en: 'Actual system accepted for flight' },
  9: { fr: 'Système réel éprouvé en mission', en: 'Actual system proven in mission operations' },
};

const NASA: Titles = {
  ...ISO,
  5: {
    fr: 'Maquette avancée validée en environnement représentatif',
    en: 'Brassboard validated in a relevant environment',
  },
  7: {
    fr: 'Prototype démontré dans l’environnement spatial visé',
    en: 'Prototype demonstrated in the space environment aimed at',
  },
};

const HORIZON: Titles = {
  ...ISO,
  5: {
    fr: 'Technologie validée en environnement représentatif',
    en: 'Technology validated in a relevant environment',
  },
  6: {
    fr: 'Technologie démontrée en environnement représentatif',
    en: 'Technology demonstrated in a relevant environment',
  },
  7: {
    fr: 'Prototype de système démontré en environnement opérationnel',
    en: 'System prototype demonstrated in an operational environment',
  },
  8: { fr: 'Système complet et qualifié', en: 'System complete and qualified' },
  9: {
    fr: 'Système éprouvé en environnement opérationnel',
    en: 'System proven in an operational environment',
  },
};

const TITLES: Readonly<Record<TrlScale, Titles>> = {
  ISO_16290: ISO,
  NASA_NPR_7123: NASA,
  EU_HORIZON: HORIZON,
};

/** What a level of a scale says, in a few words. */
export function trlTitle(scale: TrlScale, level: TrlLevel): BilingualText {
  return TITLES[scale][level];
}

import { refusalsFrom } from '@apogee/shared/errors';

/** Why a search is not saved or changed. */
export const savedSearchRefusal = refusalsFrom({
  SAVED_SEARCH_NOT_FOUND: {
    fr: 'Vous n’avez pas enregistré cette recherche.',
    en: 'You have saved no such search.',
  },
  SEARCH_ALREADY_SAVED: {
    fr: 'Vous avez déjà enregistré cette recherche : {name}.',
    en: 'You have saved this search already: {name}.',
  },
  TOO_MANY_SAVED_SEARCHES: {
    fr: 'Vous avez déjà enregistré {limit} recherches.',
    en: 'You have saved {limit} searches already.',
  },
  SEARCH_TOO_BROAD: {
    fr: 'Cette recherche trouve plus de {limit} fiches : précisez-la.',
    en: 'This search finds more than {limit} records: narrow it down.',
  },
});

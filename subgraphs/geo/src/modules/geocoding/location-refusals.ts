import { refusalsFrom } from '@apogee/shared/errors';

export const locationRefusal = refusalsFrom({
  ESTABLISHMENT_NOT_LOCATED: {
    fr: 'Cet établissement n’est pas localisé : le catalogue ne lui connaît pas de commune.',
    en: 'This establishment is not located: the catalogue knows no commune of it.',
  },
  LOCATION_CORRECTED: {
    fr: 'La position de cet établissement a été corrigée à la main ; seule une autre correction la remplace.',
    en: 'The location of this establishment was corrected by hand; only another correction replaces it.',
  },
  PLACE_NOT_FOUND: {
    fr: 'Aucune position n’a été trouvée pour cette adresse.',
    en: 'No location was found for this address.',
  },
});

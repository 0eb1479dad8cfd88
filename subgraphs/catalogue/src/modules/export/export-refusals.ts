import { refusalsFrom } from '@apogee/shared/errors';

/** Why an export is not begun or deleted. */
export const exportRefusal = refusalsFrom({
  EXPORT_NOT_FOUND: {
    fr: 'Vous n’avez pas d’export de cet identifiant.',
    en: 'You have no export with this identifier.',
  },
  EXPORT_TOO_LARGE: {
    fr: 'Cette liste a plus de {limit} lignes : précisez-la.',
    en: 'This list has more than {limit} rows: narrow it down.',
  },
  TOO_MANY_EXPORTS: {
    fr: 'Vous avez déjà {limit} exports : supprimez-en un, ou attendez qu’un expire.',
    en: 'You have {limit} exports already: delete one, or wait until one expires.',
  },
});

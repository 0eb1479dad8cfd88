import { refusalsFrom } from '@apogee/shared/errors';

/** Why a version of the scheme is not published or discarded. */
export const schemeRefusal = refusalsFrom({
  SCHEME_EXISTS: {
    fr: 'Il y a déjà une version {version}.',
    en: 'There is a version {version} already.',
  },
  SCHEME_NOT_FOUND: {
    fr: 'Il n’y a pas de version {version}.',
    en: 'There is no version {version}.',
  },
  SCHEME_DAY_TAKEN: {
    fr: 'La version {version} entre déjà en vigueur ce jour-là.',
    en: 'Version {version} comes into force on that day already.',
  },
  SCHEME_IN_FORCE: {
    fr: 'Une version en vigueur ne se change pas : publiez-en une qui entre en vigueur après le {today}.',
    en: 'A version in force is not changed: publish one that comes into force after {today}.',
  },
  SCHEME_PART_TWICE: {
    fr: 'Le code {code} y figure deux fois.',
    en: 'Code {code} stands in it twice.',
  },
  SCHEME_CRITERIA_MISSING: {
    fr: 'Aucun critère obligatoire ne juge un objet de la catégorie {kind}.',
    en: 'No mandatory criterion judges an item of kind {kind}.',
  },
  SCHEME_QUORUM_TOO_SMALL: {
    fr: 'Le quorum ne peut pas être plus petit que le nombre de directions.',
    en: 'The quorum cannot be smaller than the number of directorates.',
  },
});

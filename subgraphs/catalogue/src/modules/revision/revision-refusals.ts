import { refusalsFrom } from '@apogee/shared/errors';

/** Why what a firm states is not taken, published or archived. */
export const revisionRefusal = refusalsFrom({
  REVISION_NOT_FOUND: {
    fr: 'Cette version n’existe pas, ou elle n’est pas la vôtre.',
    en: 'There is no such revision, or it is not yours.',
  },
  RECORD_NOT_FOUND: {
    fr: 'Le catalogue n’a pas cette fiche, ou elle n’est pas la vôtre.',
    en: 'The catalogue has no such record, or it is not yours.',
  },
  NOT_YOUR_FIRM: {
    fr: 'Vous n’agissez pas pour cette entreprise.',
    en: 'You do not act for this firm.',
  },
  REVISION_OPEN: {
    fr: 'Une version de cette fiche est déjà en cours.',
    en: 'A revision of this record is already under way.',
  },
  REVISION_STATE_FORBIDS: {
    fr: 'Une version à l’état {state} ne peut pas passer à l’état {to}.',
    en: 'A revision that is {state} cannot become {to}.',
  },
  REVISION_NOT_A_DRAFT: {
    fr: 'La version est à l’état {state} : seul un brouillon se modifie.',
    en: 'The revision is {state}: only a draft is edited.',
  },
  CONTENT_OF_ANOTHER_KIND: {
    fr: 'Cette version est celle d’une fiche d’un autre type.',
    en: 'This revision is of a record of another kind.',
  },
  RECORD_CHANGED: {
    fr: 'La fiche publiée a changé depuis : enregistrez le brouillon à nouveau.',
    en: 'The published record has changed since: save the draft again.',
  },
  OWN_FIRM: {
    fr: 'Vous agissez pour cette entreprise : quelqu’un d’autre décide de la publication.',
    en: 'You act for this firm: somebody else decides about the publication.',
  },
  FIRM_ARCHIVED: {
    fr: 'La fiche de l’entreprise est archivée : publiez-la d’abord.',
    en: 'The record of the firm is archived: publish that first.',
  },
  ITEMS_STILL_PUBLISHED: {
    fr: 'L’entreprise a encore {count} objets publiés : archivez-les d’abord.',
    en: 'The firm still has {count} published items: archive those first.',
  },
  ALREADY_ARCHIVED: {
    fr: 'La fiche est déjà archivée.',
    en: 'The record is archived already.',
  },
  FACT_OF_ANOTHER_KIND: {
    fr: 'Un objet de cette nature n’a pas de {fact}.',
    en: 'An item of this kind has no {fact}.',
  },
  CATEGORY_MISSING: {
    fr: 'Il manque la catégorie du produit.',
    en: 'The product category is missing.',
  },
  TERM_UNKNOWN: {
    fr: 'La nomenclature {vocabulary} n’a pas de terme {code}.',
    en: 'Vocabulary {vocabulary} has no term {code}.',
  },
  SITE_UNKNOWN: {
    fr: 'L’entreprise n’a pas d’établissement {id}.',
    en: 'The firm has no establishment {id}.',
  },
  SEVERAL_HEADQUARTERS: {
    fr: 'Un seul établissement peut être le siège.',
    en: 'Only one establishment can be the head office.',
  },
  RANGE_UNKNOWN: {
    fr: 'L’entreprise n’a pas de gamme publiée {id}.',
    en: 'The firm has no published range {id}.',
  },
  CONSTITUENT_UNKNOWN: {
    fr: 'Le catalogue n’a pas de produit {id} qui puisse entrer dans celui-ci.',
    en: 'The catalogue has no product {id} that this one can be built of.',
  },
  SPECIFICATION_STATES_NOT_ONE_THING: {
    fr: 'La caractéristique {parameter} doit donner une valeur, un intervalle ou un texte.',
    en: 'Specification {parameter} must state a value, a range or a text.',
  },
});

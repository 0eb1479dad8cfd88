/** What the page says, in the language of the browser: French, or English for everybody else. */
const FRENCH = {
  title: 'Carte de l’industrie spatiale française',
  demonstration: 'Montrer les entreprises de démonstration (fictives)',
  failed: 'Les établissements n’ont pas pu être lus.',
  unnamed: 'sans nom',
};

const ENGLISH: typeof FRENCH = {
  title: 'Map of the French space industry',
  demonstration: 'Show demonstration firms (fictitious)',
  failed: 'Establishments could not be read.',
  unnamed: 'unnamed',
};

export const language = navigator.language.startsWith('fr') ? 'fr' : 'en';
export const texts = language === 'fr' ? FRENCH : ENGLISH;

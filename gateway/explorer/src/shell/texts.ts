import { createContext, useContext } from 'react';
import { type CodeTexts, ENGLISH_CODE, FRENCH_CODE } from '../code/code-texts';
import { ENGLISH_LIVE, FRENCH_LIVE, type LiveTexts } from '../live/live-texts';
import { ENGLISH_PLAN, FRENCH_PLAN, type PlanTexts } from '../plan/plan-texts';
import { ENGLISH_RESULTS, FRENCH_RESULTS, type ResultsTexts } from '../results/results-texts';
import { ENGLISH_SAVED, FRENCH_SAVED, type SavedTexts } from '../saved/saved-texts';
import type { Language } from './language';

/** Every text of the shell. `leaveEditor` and the like are read out by screen readers too. */
export interface Texts {
  readonly languageCode: Language;
  readonly subtitle: string;
  readonly documentation: string;
  readonly loading: string;
  readonly loadingFailed: string;
  readonly retry: string;
  readonly skipToEditor: string;
  readonly language: string;
  readonly theme: string;
  readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly keyboard: string;
  readonly enterEditor: string;
  readonly leaveEditor: string;
  readonly execute: string;
  readonly tabMovesFocus: string;
  readonly examples: string;
  readonly examplesIntroduction: string;
  readonly noExamples: string;
  readonly exampleAskedAs: (identity: string) => string;
  readonly builder: string;
  readonly plan: PlanTexts;
  readonly results: ResultsTexts;
  readonly saved: SavedTexts;
  readonly code: CodeTexts;
  readonly live: LiveTexts;
  readonly identity: string;
  readonly everybody: string;
  readonly editors: Readonly<Record<'operation' | 'variables' | 'headers' | 'result', string>>;
}

const FRENCH: Texts = {
  languageCode: 'fr',
  subtitle: 'Explorateur GraphQL',
  documentation: 'Documentation',
  loading: 'Chargement de l’éditeur…',
  loadingFailed: 'L’explorateur n’a pas pu démarrer.',
  retry: 'Réessayer',
  skipToEditor: 'Aller à l’éditeur',
  language: 'Langue',
  theme: 'Thème',
  themes: { system: 'Système', light: 'Clair', dark: 'Sombre' },
  keyboard: 'Clavier',
  enterEditor: 'entrer dans l’éditeur',
  leaveEditor: 'sortir de l’éditeur',
  execute: 'exécuter',
  tabMovesFocus: 'Tab indente ou déplace le focus',
  examples: 'Exemples',
  examplesIntroduction: 'Des opérations prêtes à exécuter. Un clic en ouvre une dans un onglet.',
  noExamples: 'Ce serveur ne propose pas d’exemple.',
  exampleAskedAs: (identity) => `À demander avec l’identité ${identity}.`,
  builder: 'Composer une requête',
  plan: FRENCH_PLAN,
  results: FRENCH_RESULTS,
  saved: FRENCH_SAVED,
  code: FRENCH_CODE,
  live: FRENCH_LIVE,
  identity: 'Identité',
  everybody: 'tout public',
  editors: {
    operation: 'Opération. Échap puis Tab pour sortir.',
    variables: 'Variables. Échap puis Tab pour sortir.',
    headers: 'En-têtes. Échap puis Tab pour sortir.',
    result: 'Résultat. Échap puis Tab pour sortir.',
  },
};

const ENGLISH: Texts = {
  languageCode: 'en',
  subtitle: 'GraphQL explorer',
  documentation: 'Documentation',
  loading: 'Loading the editor…',
  loadingFailed: 'The explorer could not start.',
  retry: 'Try again',
  skipToEditor: 'Skip to the editor',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  keyboard: 'Keyboard',
  enterEditor: 'enter the editor',
  leaveEditor: 'leave the editor',
  execute: 'run',
  tabMovesFocus: 'Tab indents or moves focus',
  examples: 'Examples',
  examplesIntroduction: 'Operations ready to run. A click opens one in a tab.',
  noExamples: 'This server offers no example.',
  exampleAskedAs: (identity) => `To be asked as ${identity}.`,
  builder: 'Build a query',
  plan: ENGLISH_PLAN,
  results: ENGLISH_RESULTS,
  saved: ENGLISH_SAVED,
  code: ENGLISH_CODE,
  live: ENGLISH_LIVE,
  identity: 'Identity',
  everybody: 'the public',
  editors: {
    operation: 'Operation. Press Escape, then Tab, to leave.',
    variables: 'Variables. Press Escape, then Tab, to leave.',
    headers: 'Headers. Press Escape, then Tab, to leave.',
    result: 'Result. Press Escape, then Tab, to leave.',
  },
};

export const TEXTS: Readonly<Record<Language, Texts>> = { fr: FRENCH, en: ENGLISH };

export const TextsContext = createContext<Texts>(FRENCH);

/** The shell's texts in the reader's language. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}

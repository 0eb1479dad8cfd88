import type { Words } from './locales';

/** Something to read: a file of the repository, or (without a file) a page that the schema is the source of. */
export interface NavigationPage {
  readonly words: Words;
  /** From the root of the repository; a folder ends with `/`. */
  readonly file?: string;
  /** Of a generated page. */
  readonly path?: string;
}

export interface NavigationGroup {
  readonly words: Words;
  /** Whom it is for, in a sentence. */
  readonly purpose: Words;
  readonly pages: readonly NavigationPage[];
}

function file(path: string, en: string, fr: string): NavigationPage {
  return { file: path, words: { en, fr } };
}

function generated(path: string, en: string, fr: string): NavigationPage {
  return { path, words: { en, fr } };
}

/** By reader. A page of `docs/` that stands nowhere here fails the build. */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    words: { en: 'Ask the graph', fr: 'Interroger le graphe' },
    purpose: {
      en: 'For front ends: how to ask, what comes back, who may see what.',
      fr: 'Pour les interfaces : comment demander, ce qui revient, qui peut voir quoi.',
    },
    pages: [
      file('docs/index.md', 'Where to begin', 'Par où commencer'),
      generated('reference/examples', 'Worked examples', 'Exemples'),
      file('docs/search.md', 'Search', 'Rechercher'),
      file('docs/geography.md', 'Geography', 'Géographie'),
      file('docs/identity.md', 'Who asks', 'Qui demande'),
      file('docs/profiles.md', 'What firms state', 'Ce que déclarent les entreprises'),
      file('docs/import-export.md', 'Import and export', 'Import et export'),
      file('kit/README.md', 'Kit for front ends', 'Kit pour les interfaces'),
    ],
  },
  {
    words: { en: 'Explorer', fr: 'Explorateur' },
    purpose: {
      en: 'For analysts: ask by hand; read tables, maps and charts; take files away.',
      fr: 'Pour les analystes : demander à la main ; lire tableaux, cartes et graphiques ; emporter des fichiers.',
    },
    pages: [file('docs/explorer.md', 'The explorer', 'L’explorateur')],
  },
  {
    words: { en: 'Live decisions', fr: 'Décisions en direct' },
    purpose: {
      en: 'For internal tools: hear of each label decision, and miss none.',
      fr: 'Pour les outils internes : apprendre chaque décision sur un label, sans en manquer.',
    },
    pages: [
      file('docs/subscriptions.md', 'Subscriptions', 'Abonnements'),
      file('docs/webhooks.md', 'Webhooks', 'Webhooks'),
      file('docs/events.md', 'Events', 'Événements'),
    ],
  },
  {
    words: { en: 'Accreditation', fr: 'Accréditation' },
    purpose: {
      en: 'For firms and the committee: from an application to a label, and its proof.',
      fr: 'Pour les entreprises et le comité : de la demande au label, et sa preuve.',
    },
    pages: [
      file('docs/tutorial-accreditation.md', 'Tutorial', 'Tutoriel'),
      file('docs/applications.md', 'Applications', 'Demandes'),
      file('docs/committee.md', 'Committee', 'Comité'),
      file('docs/ledger.md', 'Ledger and certificates', 'Registre et certificats'),
      file('docs/registers.md', 'Registers', 'Registres'),
      file('docs/trl.md', 'Technology readiness', 'Maturité technologique'),
      file('docs/invariants.md', 'Invariants', 'Invariants'),
    ],
  },
  {
    words: { en: 'Operate', fr: 'Exploiter' },
    purpose: {
      en: 'For who runs a gateway, and who changes it.',
      fr: 'Pour qui exploite une passerelle, et qui la modifie.',
    },
    pages: [
      file('README.md', 'Overview', 'Vue d’ensemble'),
      file('docs/operations.md', 'Running the gateway', 'Exploiter la passerelle'),
      file('docs/database.md', 'The database', 'La base de données'),
      file('docs/federation-compatibility.md', 'Federation', 'Fédération'),
      file('docs/schema-changes.md', 'How the schema changes', 'Comment le schéma change'),
      file('docs/benchmarks.md', 'Benchmarks', 'Mesures'),
      file('ARCHITECTURE.md', 'Architecture', 'Architecture'),
      file('docs/adr/', 'Decisions of architecture', 'Décisions d’architecture'),
      file('CONTRIBUTING.md', 'Contributing', 'Contribuer'),
    ],
  },
  {
    words: { en: 'Reference', fr: 'Référence' },
    purpose: {
      en: 'Every type, field, argument and error code.',
      fr: 'Chaque type, champ, argument et code d’erreur.',
    },
    pages: [
      generated('reference/', 'Schema', 'Schéma'),
      generated('reference/queries', 'Queries', 'Requêtes'),
      generated('reference/mutations', 'Mutations', 'Mutations'),
      generated('reference/subscriptions', 'Subscriptions', 'Abonnements'),
      file('docs/errors.md', 'Error codes', 'Codes d’erreur'),
      file('docs/glossary.md', 'Glossary', 'Glossaire'),
      file('kit/CHANGELOG.md', 'Changes of the schema', 'Changements du schéma'),
      file('CHANGELOG.md', 'Changes of Apogee', 'Changements d’Apogee'),
    ],
  },
];

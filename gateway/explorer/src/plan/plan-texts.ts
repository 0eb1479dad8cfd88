/** The texts of the plan panel, in one language. */
export interface PlanTexts {
  readonly title: string;
  readonly introduction: string;
  readonly now: string;
  readonly view: string;
  readonly views: Readonly<Record<'picture' | 'json', string>>;
  readonly picture: string;
  readonly asking: string;
  readonly failed: string;
  readonly noOperation: string;
  readonly stale: string;
  readonly nobody: string;
  readonly sequence: string;
  readonly parallel: string;
  readonly eachEvent: string;
  readonly fills: string;
  readonly root: string;
  readonly variables: string;
  readonly operation: string;
  readonly keys: (count: number) => string;
  readonly subgraphs: (count: number) => string;
  readonly cost: (estimate: number, budget: number) => string;
  readonly when: (variable: string) => string;
  readonly whenNot: (variable: string) => string;
}

const frenchNumber = new Intl.NumberFormat('fr');
const englishNumber = new Intl.NumberFormat('en');

export const FRENCH_PLAN: PlanTexts = {
  title: 'Plan de requête',
  introduction: 'Comment la passerelle répondrait à l’opération de l’éditeur.',
  now: 'Planifier sans exécuter',
  view: 'Vue',
  views: { picture: 'Schéma', json: 'JSON' },
  picture: 'Schéma du plan',
  asking: 'Planification…',
  failed: 'Il n’y a pas de plan.',
  noOperation: 'L’éditeur est vide.',
  stale: 'L’opération a changé depuis.',
  nobody: 'Aucun sous-graphe n’est interrogé : la passerelle connaît la réponse.',
  sequence: 'L’un après l’autre',
  parallel: 'En même temps',
  eachEvent: 'Pour chaque événement :',
  fills: 'Remplit',
  root: 'la racine de la réponse',
  variables: 'Variables',
  operation: 'Opération envoyée',
  keys: (count) => (count === 1 ? 'Par 1 clé d’entité' : `Par ${count} clés d’entités`),
  subgraphs: (count) => (count === 1 ? '1 sous-graphe.' : `${count} sous-graphes.`),
  cost: (estimate, budget) =>
    `Coût estimé : ${frenchNumber.format(estimate)} sur ${frenchNumber.format(budget)}.`,
  when: (variable) => `Si ${variable} :`,
  whenNot: (variable) => `Si ${variable} est faux :`,
};

export const ENGLISH_PLAN: PlanTexts = {
  title: 'Query plan',
  introduction: 'How the gateway would answer the operation in the editor.',
  now: 'Plan without running',
  view: 'View',
  views: { picture: 'Picture', json: 'JSON' },
  picture: 'Picture of the plan',
  asking: 'Planning…',
  failed: 'There is no plan.',
  noOperation: 'The editor is empty.',
  stale: 'The operation has changed since.',
  nobody: 'No subgraph is asked: the gateway knows the answer.',
  sequence: 'One after the other',
  parallel: 'At the same time',
  eachEvent: 'For each event:',
  fills: 'Fills',
  root: 'the root of the answer',
  variables: 'Variables',
  operation: 'Operation sent',
  keys: (count) => (count === 1 ? 'By 1 entity key' : `By ${count} entity keys`),
  subgraphs: (count) => (count === 1 ? '1 subgraph.' : `${count} subgraphs.`),
  cost: (estimate, budget) =>
    `Estimated cost: ${englishNumber.format(estimate)} of ${englishNumber.format(budget)}.`,
  when: (variable) => `If ${variable}:`,
  whenNot: (variable) => `If ${variable} is false:`,
};

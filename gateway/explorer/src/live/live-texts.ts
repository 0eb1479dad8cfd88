/** The texts of the live view, in one language. */
export interface LiveTexts {
  readonly introduction: string;
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly stop: string;
  readonly noSubscription: string;
  readonly running: (count: number) => string;
  readonly paused: (count: number, held: number) => string;
  readonly pausedWithCursor: (count: number) => string;
  readonly cut: (count: number, reason: string) => string;
  readonly ended: (count: number) => string;
  readonly lost: (lost: number) => string;
  readonly older: (left: number) => string;
  readonly events: string;
}

const french = new Intl.NumberFormat('fr');
const english = new Intl.NumberFormat('en');

function frenchEvents(count: number): string {
  return `${french.format(count)} événement${count > 1 ? 's' : ''}`;
}

function englishEvents(count: number): string {
  return `${english.format(count)} event${count === 1 ? '' : 's'}`;
}

export const FRENCH_LIVE: LiveTexts = {
  introduction: 'Les événements de l’abonnement de l’éditeur, le plus récent en premier.',
  start: 'S’abonner',
  pause: 'Pause',
  resume: 'Reprendre',
  stop: 'Arrêter',
  noSubscription: 'L’opération de l’éditeur n’est pas un abonnement.',
  running: (count) => `En direct : ${frenchEvents(count)}.`,
  paused: (count, held) => `En pause : ${frenchEvents(count)}, ${french.format(held)} en attente.`,
  pausedWithCursor: (count) =>
    `En pause : ${frenchEvents(count)}. La reprise commencera derrière le dernier, sans perte.`,
  cut: (count, reason) => `Coupé après ${frenchEvents(count)} : ${reason}`,
  ended: (count) => `Terminé : ${frenchEvents(count)}.`,
  lost: (lost) =>
    `${frenchEvents(lost)} en trop pendant la pause : perdus, faute de curseur pour les redemander.`,
  older: (left) => `${frenchEvents(left)} plus anciens ne sont plus affichés.`,
  events: 'Événements',
};

export const ENGLISH_LIVE: LiveTexts = {
  introduction: 'The events of the subscription in the editor, newest first.',
  start: 'Subscribe',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  noSubscription: 'The operation in the editor is not a subscription.',
  running: (count) => `Live: ${englishEvents(count)}.`,
  paused: (count, held) => `Paused: ${englishEvents(count)}, ${english.format(held)} waiting.`,
  pausedWithCursor: (count) =>
    `Paused: ${englishEvents(count)}. It will go on behind the last one, without a loss.`,
  cut: (count, reason) => `Cut after ${englishEvents(count)}: ${reason}`,
  ended: (count) => `Ended: ${englishEvents(count)}.`,
  lost: (lost) =>
    `${englishEvents(lost)} too many during the pause: lost, as there is no cursor to ask again with.`,
  older: (left) => `${englishEvents(left)} before these are not shown any more.`,
  events: 'Events',
};

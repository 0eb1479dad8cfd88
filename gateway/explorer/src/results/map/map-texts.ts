/** The texts of the map, in one language. */
export interface MapTexts {
  readonly nowhere: string;
  readonly mapOf: (path: string, located: number, rows: number) => string;
  readonly goTo: string;
  readonly allRows: string;
  readonly choose: string;
  readonly cluster: (rows: number) => string;
  readonly row: (number: number) => string;
  readonly here: (rows: number) => string;
  readonly more: (rows: number) => string;
  readonly close: string;
  readonly noWebGl: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly keys: string;
}

const french = new Intl.NumberFormat('fr');
const english = new Intl.NumberFormat('en');

export const FRENCH_MAP: MapTexts = {
  nowhere: 'Rien à placer : le résultat n’a pas d’objets avec latitude et longitude.',
  mapOf: (path, located, rows) =>
    `${path} : ${french.format(located)} sur ${french.format(rows)} lignes ont un lieu`,
  goTo: 'Aller à',
  allRows: 'tout le résultat',
  choose: '(choisir)',
  cluster: (rows) => `${french.format(rows)} lignes`,
  row: (number) => `ligne ${french.format(number)}`,
  here: (rows) => (rows === 1 ? 'Une ligne ici' : `${french.format(rows)} lignes ici`),
  more: (rows) => `et ${french.format(rows)} autres`,
  close: 'Fermer',
  noWebGl:
    'Ce navigateur ne peut pas dessiner de carte (WebGL). Le tableau montre les mêmes lignes.',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  keys: 'Carte. Flèches pour déplacer, + et − pour agrandir ou réduire.',
};

export const ENGLISH_MAP: MapTexts = {
  nowhere: 'Nothing to place: the result has no objects with a latitude and a longitude.',
  mapOf: (path, located, rows) =>
    `${path}: ${english.format(located)} of ${english.format(rows)} rows have a place`,
  goTo: 'Go to',
  allRows: 'all of the result',
  choose: '(choose)',
  cluster: (rows) => `${english.format(rows)} rows`,
  row: (number) => `row ${english.format(number)}`,
  here: (rows) => (rows === 1 ? 'One row here' : `${english.format(rows)} rows here`),
  more: (rows) => `and ${english.format(rows)} others`,
  close: 'Close',
  noWebGl: 'This browser cannot draw maps (WebGL). The table shows the same rows.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  keys: 'Map. Arrow keys move it, + and − zoom.',
};

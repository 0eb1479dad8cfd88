import { ENGLISH_MAP, FRENCH_MAP, type MapTexts } from './map/map-texts';

/** The texts of the result views, in one language. */
export interface ResultsTexts {
  readonly view: string;
  readonly views: Readonly<Record<'json' | 'table' | 'map' | 'chart' | 'live', string>>;
  readonly rows: string;
  readonly rowList: (path: string, count: number) => string;
  readonly root: string;
  readonly nothing: string;
  readonly tableOf: (path: string, rows: number) => string;
  readonly empty: string;
  readonly yes: string;
  readonly no: string;
  readonly map: MapTexts;
  readonly groupBy: string;
  readonly measure: string;
  readonly numberOfRows: string;
  readonly sumOf: (column: string) => string;
  readonly others: (count: number) => string;
  readonly download: string;
  readonly allPages: string;
  readonly allPagesHint: string;
  readonly stop: string;
  readonly fetched: (items: number, pages: number, isComplete: boolean) => string;
  readonly pageFailed: (items: number, reason: string) => string;
}

const french = new Intl.NumberFormat('fr');
const english = new Intl.NumberFormat('en');

function frenchItems(count: number): string {
  return `${french.format(count)} élément${count > 1 ? 's' : ''}`;
}

function englishItems(count: number): string {
  return `${english.format(count)} item${count === 1 ? '' : 's'}`;
}

export const FRENCH_RESULTS: ResultsTexts = {
  view: 'Vue du résultat',
  views: { json: 'JSON', table: 'Tableau', map: 'Carte', chart: 'Graphique', live: 'En direct' },
  rows: 'Lignes',
  rowList: (path, count) => `${path} (${french.format(count)})`,
  root: 'réponse',
  nothing: 'Exécutez une opération pour voir son résultat ici.',
  tableOf: (path, rows) => `${path} : ${french.format(rows)} ligne${rows > 1 ? 's' : ''}`,
  empty: '(vide)',
  yes: 'oui',
  no: 'non',
  map: FRENCH_MAP,
  groupBy: 'Par',
  measure: 'Mesure',
  numberOfRows: 'nombre de lignes',
  sumOf: (column) => `somme de ${column}`,
  others: (count) => `${french.format(count)} autres`,
  download: 'Télécharger',
  allPages: 'Toutes les pages',
  allPagesHint: 'Demande les pages suivantes une à une, de la taille de la première.',
  stop: 'Arrêter',
  fetched: (items, pages, isComplete) =>
    `${frenchItems(items)} en ${french.format(pages)} page${pages > 1 ? 's' : ''}${isComplete ? ', complet.' : '…'}`,
  pageFailed: (items, reason) => `Incomplet après ${frenchItems(items)} : ${reason}`,
};

export const ENGLISH_RESULTS: ResultsTexts = {
  view: 'View of the result',
  views: { json: 'JSON', table: 'Table', map: 'Map', chart: 'Chart', live: 'Live' },
  rows: 'Rows',
  rowList: (path, count) => `${path} (${english.format(count)})`,
  root: 'answer',
  nothing: 'Run an operation to see its result here.',
  tableOf: (path, rows) => `${path}: ${english.format(rows)} row${rows === 1 ? '' : 's'}`,
  empty: '(empty)',
  yes: 'yes',
  no: 'no',
  map: ENGLISH_MAP,
  groupBy: 'By',
  measure: 'Measure',
  numberOfRows: 'number of rows',
  sumOf: (column) => `sum of ${column}`,
  others: (count) => `${english.format(count)} others`,
  download: 'Download',
  allPages: 'All pages',
  allPagesHint: 'Asks for the next pages one by one, as large as the first.',
  stop: 'Stop',
  fetched: (items, pages, isComplete) =>
    `${englishItems(items)} in ${english.format(pages)} page${pages === 1 ? '' : 's'}${isComplete ? ', complete.' : '…'}`,
  pageFailed: (items, reason) => `Incomplete after ${englishItems(items)}: ${reason}`,
};

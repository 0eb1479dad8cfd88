import { passesLuhn } from '@apogee/shared/ids';

const COLUMNS =
  'id,siren,legalName,website,foundedOn,demonstration,summaryFr,summaryEn,activityCategories';
const CATEGORIES = [
  'GROUND_SEGMENT',
  'SOFTWARE_DATA',
  'EQUIPMENT_SUBSYSTEMS',
  'PAYLOADS_INSTRUMENTS',
];
/** One line in a hundred is bad, each time in another way. */
const BAD_EVERY = 100;
const BAD_AT = 37;

export interface ImportLines {
  readonly text: string;
  /** Lines of the file that must be reported. */
  readonly bad: readonly number[];
}

/** A file of fictitious firms. */
export function importLines(count: number): ImportLines {
  const lines = [COLUMNS];
  const bad: number[] = [];
  for (let number = 0; number < count; number += 1) {
    if (number % BAD_EVERY === BAD_AT) {
      bad.push(lines.length + 1);
      lines.push(badLine(number));
    } else {
      lines.push(line(number, {}));
    }
  }
  return { text: `${lines.join('\n')}\n`, bad };
}

interface Cells {
  readonly siren?: string;
  readonly legalName?: string;
  readonly website?: string;
  readonly category?: string;
}

function line(number: number, cells: Cells): string {
  return [
    `firm-bench-${number}`,
    cells.siren ?? sirenOf(number),
    cells.legalName ?? `Démonstration Import ${number}`,
    cells.website ?? `https://demonstration.example/${number}`,
    '2020-01-01',
    'true',
    `"Équipements de démonstration, série ${number % 977}"`,
    `"Demonstration equipment, series ${number % 977}"`,
    cells.category ?? CATEGORIES[number % CATEGORIES.length],
  ].join(',');
}

function badLine(number: number): string {
  const ways: readonly Cells[] = [
    { siren: '123456789' },
    { legalName: '' },
    { website: 'not an address' },
    { category: 'NO_CATEGORY' },
  ];
  return line(number, ways[Math.floor(number / BAD_EVERY) % ways.length] ?? {});
}

/** The first ones are those of the sample data's demonstration firms. */
const USED_BY_SAMPLE_DATA = 10_000;

/** SIRENE gives no number that begins with 999; there are 100,000 of them. */
function sirenOf(number: number): string {
  if (number < USED_BY_SAMPLE_DATA || number > 99_999) {
    return '';
  }
  const digits = `999${String(number).padStart(5, '0')}`;
  return `${digits}${Array.from('0123456789').find((check) => passesLuhn(digits + check))}`;
}

import type { IsoDate } from '@apogee/shared/clock';

/** A code that INSEE no longer lists as a commune. */
interface FormerCode {
  readonly code: string;
  /** Null where the sources know the code only. */
  readonly name: string | null;
  /** The commune of today to which its territory belongs, or whose code replaced this one. */
  readonly successor: string;
  /** The last of INSEE's yearly lists (since 2019) that holds it; null: none does. */
  readonly lastListedOn: IsoDate | null;
}

/** How communes came and went, as far as INSEE's yearly lists since 2019 tell. */
export interface CommuneHistory {
  readonly note: string;
  /** Day of the oldest list. */
  readonly firstList: IsoDate;
  /** Day of the list that the program is loaded from. */
  readonly presentList: IsoDate;
  /** Communes of today that the oldest list does not hold, with the day of the first list that does. */
  readonly listedSince: Readonly<Record<string, IsoDate>>;
  readonly former: readonly FormerCode[];
}

/** One of INSEE's yearly lists. */
export interface CommuneList {
  /** 1 January of its year. */
  readonly day: IsoDate;
  readonly names: ReadonlyMap<string, string>;
}

interface HistorySources {
  /** From the oldest to the present one. */
  readonly lists: readonly [CommuneList, ...CommuneList[]];
  /** The commune of today by former code. */
  readonly successors: ReadonlyMap<string, string>;
  /** Names of codes that none of the lists holds. */
  readonly olderNames: ReadonlyMap<string, string>;
}

const NOTE =
  'Derived from INSEE’s Code officiel géographique (Licence Ouverte) as published by Etalab and the Base Adresse Nationale; docs/geography.md says how.';

/** Compares yearly lists. A list is of one day: what happened between two of them is known to the year. */
export function deriveHistory({ lists, successors, olderNames }: HistorySources): CommuneHistory {
  const [oldest] = lists;
  const present = lists.at(-1) ?? oldest;
  const isListed = (code: string): boolean => present.names.has(code);
  const former = [...successors].filter(
    ([code, successor]) => !isListed(code) && isListed(successor),
  );
  return {
    note: NOTE,
    firstList: oldest.day,
    presentList: present.day,
    listedSince: Object.fromEntries(
      [...present.names.keys()].flatMap((code) => {
        const first = lists.find(({ names }) => names.has(code)) ?? present;
        return first === oldest ? [] : [[code, first.day] as const];
      }),
    ),
    former: former
      .map(([code, successor]) => {
        const last = lists.findLast(({ names }) => names.has(code));
        const name = last?.names.get(code) ?? olderNames.get(code) ?? null;
        return { code, name, successor, lastListedOn: last?.day ?? null };
      })
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** One former commune a line, so that a change reads well in a diff. */
export function printHistory({ former, ...rest }: CommuneHistory): string {
  const head = JSON.stringify(rest, null, 2).slice(0, -2);
  const lines = former.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `${head},\n  "former": [\n${lines}\n  ]\n}\n`;
}

import type { Chance } from './chance';
import { cursorOf } from './cursors';
import type { MockObject } from './mock-object';
import { fictitiousSiret } from './registry-numbers';
import * as words from './texts';

/** Which value is wanted: of which field, of which object, in which language. */
export interface Wanted {
  readonly object: MockObject;
  readonly field: string;
  readonly language: 'FR' | 'EN';
  /** Of the firm that it belongs to, or is. */
  readonly siren: string;
  readonly chance: Chance;
}

type Rule<Value> = readonly [RegExp, (wanted: Wanted) => Value];

/** The first rule whose expression fits the name of the field. */
function byRules<Value>(rules: readonly Rule<Value>[], wanted: Wanted): Value | undefined {
  return rules.find(([name]) => name.test(wanted.field))?.[1](wanted);
}

function place({ object, field }: Wanted): readonly [string, string, string] {
  return [object.typeName, object.key, field];
}

function between(wanted: Wanted, least: number, most: number): number {
  return least + wanted.chance.below(most - least + 1, ...place(wanted));
}

function picked(from: readonly [string, ...string[]]): (wanted: Wanted) => string {
  return (wanted) => wanted.chance.pick(from, ...place(wanted));
}

/** The same for a thing in both languages. */
function thing({ chance, object, language }: Wanted): string {
  return chance.pick(words.THINGS[language], object.typeName, object.key, 'thing');
}

/** Levels of one object do not contradict each other: 1 ≤ min ≤ confirmed ≤ claimed ≤ max ≤ 9. */
function level({ chance, object }: Wanted, above: number): number {
  return Math.min(9, Math.max(1, 1 + chance.below(9, object.key, 'level') + above));
}

const INT_RULES: readonly Rule<number>[] = [
  [/^(seq|recordSeq|fromSeq|ordinal|line)$/, ({ object }) => object.index + 1],
  [/^(claimed|claimedLevel)$/, (wanted) => level(wanted, 1)],
  [/^(confirmed|confirmedLevel|supportedLevel|level)$/, (wanted) => level(wanted, 0)],
  [/^min$/, (wanted) => level(wanted, -1)],
  [/^max$/, (wanted) => level(wanted, 1)],
  [/^trlThreshold$/, (wanted) => between(wanted, 4, 7)],
  [/years?$/i, (wanted) => between(wanted, 2020, 2025)],
  [/^(version|labelVersion|round|attemptCount)$/, (wanted) => between(wanted, 1, 5)],
  [/^population$/, (wanted) => between(wanted, 200, 500_000)],
  [/^status$/, () => 200],
  [/(months|days)$/i, (wanted) => between(wanted, 1, 36)],
  [/./, (wanted) => between(wanted, 0, 40)],
];

function intValue(wanted: Wanted): number {
  return byRules(INT_RULES, wanted) ?? 0;
}

function fraction(wanted: Wanted, [from, to]: readonly [number, number]): number {
  const exact = from + wanted.chance.share(...place(wanted)) * (to - from);
  return Math.round(exact * 1_000) / 1_000;
}

const FLOAT_RULES: readonly Rule<number>[] = [
  // Metropolitan France.
  [/^(latitude)$/, (wanted) => fraction(wanted, [43, 49.5])],
  [/^(longitude)$/, (wanted) => fraction(wanted, [-1, 6.5])],
  [/^south$/, () => 42],
  [/^north$/, () => 51],
  [/^west$/, () => -5],
  [/^east$/, () => 9],
  [/^score$/, (wanted) => fraction(wanted, [0, 1])],
  [/^min$/, (wanted) => fraction(wanted, [0, 10])],
  [/^value$/, (wanted) => fraction(wanted, [10, 20])],
  [/^max$/, (wanted) => fraction(wanted, [20, 30])],
  [/^distanceKm$/, ({ object }) => Math.round(object.index * 1_700 + 400) / 1_000],
  [/./, (wanted) => fraction(wanted, [0, 100])],
];

function floatValue(wanted: Wanted): number {
  return byRules(FLOAT_RULES, wanted) ?? 0;
}

const TEXT_RULES: readonly Rule<string>[] = [
  [/cursor$/i, ({ object }) => cursorOf(object.index)],
  [/sha256$/i, (wanted) => wanted.chance.hex(64, ...place(wanted))],
  [
    /^legalName$/,
    (wanted) => `Démonstration ${thing(wanted)} ${picked(words.LEGAL_FORMS)(wanted)}`,
  ],
  [/^(tradeName|formerNames)$/, (wanted) => `Démonstration ${picked(words.PLACES)(wanted)}`],
  [/^city$/, (wanted) => `Démonstration-sur-${picked(words.PLACES)(wanted)}`],
  [/^(displayName|assessor|actor|issuer|doneBy|createdBy)$/, person],
  [/^postcodes?$/, (wanted) => `31${String(between(wanted, 0, 999)).padStart(3, '0')}`],
  [
    /^(communeCode|inseeCode)$/,
    (wanted) => `31${String(between(wanted, 1, 599)).padStart(3, '0')}`,
  ],
  [/^countryCode$/, () => 'FR'],
  [/^line1$/, (wanted) => `${between(wanted, 1, 120)} rue de la Démonstration`],
  [/^kty$/, () => 'OKP'],
  [/^crv$/, () => 'Ed25519'],
  [/^alg$/, () => 'EdDSA'],
  [/^use$/, () => 'sig'],
  [/^(kid|x|y|secret)$/, (wanted) => wanted.chance.hex(43, ...place(wanted))],
  [/^unit$/, picked(words.UNITS)],
  [/^parameter$/, picked(words.PARAMETERS)],
  [/^orbit$/, picked(words.ORBITS)],
  [/version$/i, (wanted) => `${between(wanted, 2021, 2026)}.1`],
  [/codes?$/i, (wanted) => `D-${between(wanted, 10, 99)}`],
  [/^(reference|designIssue|issue)$/, (wanted) => `DEMO-${between(wanted, 100, 999)}`],
  [/^(attribution|licence)$/, () => 'Démonstration, données fictives'],
  [/^(name|label|title|text|fr|en|confirmedTitle|system|mission|operator|subject)$/, named],
  [/./, (wanted) => wanted.chance.pick(words.SENTENCES[wanted.language], ...place(wanted))],
];

function textValue(wanted: Wanted): string {
  return byRules(TEXT_RULES, wanted) ?? '';
}

function named(wanted: Wanted): string {
  const language = { fr: 'FR', en: 'EN' } as const;
  const own = wanted.field === 'en' || wanted.field === 'fr' ? language[wanted.field] : null;
  return `Démonstration : ${thing(own === null ? wanted : { ...wanted, language: own })}`;
}

function person(wanted: Wanted): string {
  const { object, chance } = wanted;
  const given = chance.pick(words.GIVEN_NAMES, object.key, 'given name');
  return `${given} ${chance.pick(words.SURNAMES, object.key, 'surname')} (Démonstration)`;
}

const DAY_MS = 86_400_000;
/** What ends lies behind what begins, and both around the day the sample data is told from. */
const BEGINNINGS = Date.UTC(2023, 0, 1);
const ENDS = Date.UTC(2027, 0, 1);
const ENDING = /until|expires|ends|ended|due|lapse|archived|resolved|closed|finished/i;

function instant(wanted: Wanted): Date {
  const from = ENDING.test(wanted.field) ? ENDS : BEGINNINGS;
  const days = wanted.chance.below(1_000, wanted.object.key, ENDING.test(wanted.field) ? 1 : 0);
  return new Date(from + days * DAY_MS + wanted.chance.below(DAY_MS, ...place(wanted)));
}

const OF_SCALARS: Readonly<Record<string, (wanted: Wanted) => unknown>> = {
  Int: intValue,
  Float: floatValue,
  String: textValue,
  Boolean: booleanValue,
  ID: (wanted) => `${wanted.field.replace(/Id$/, '').toLowerCase()}-${wanted.object.key}`,
  Date: (wanted) => instant(wanted).toISOString().slice(0, 10),
  DateTime: (wanted) => instant(wanted).toISOString(),
  SIREN: ({ siren }) => siren,
  SIRET: (wanted) =>
    /\d{14}$/.exec(wanted.object.key)?.[0] ??
    fictitiousSiret(wanted.siren, wanted.chance.below(9_999, wanted.object.key, 'site') + 1),
  Url: (wanted) => `https://demonstration.example/${encodeURIComponent(wanted.object.key)}`,
  GeoJSON: points,
};

/** What a scalar of the schema says; undefined for one that is not known. */
export function scalarValue(scalar: string, wanted: Wanted): unknown {
  return OF_SCALARS[scalar]?.(wanted);
}

export const KNOWN_SCALARS: ReadonlySet<string> = new Set(Object.keys(OF_SCALARS));

/** Nothing here is real, and nobody checked it. */
function booleanValue(wanted: Wanted): boolean {
  if (wanted.field === 'demonstration' || wanted.field === 'verified') {
    return wanted.field === 'demonstration';
  }
  return wanted.chance.below(2, ...place(wanted)) === 1;
}

function points(wanted: Wanted): object {
  const features = [0, 1, 2].map((number) => {
    const at = { ...wanted, object: { ...wanted.object, key: `${wanted.object.key}/${number}` } };
    const coordinates = [
      floatValue({ ...at, field: 'longitude' }),
      floatValue({ ...at, field: 'latitude' }),
    ];
    return {
      type: 'Feature',
      id: `est-${number + 1}`,
      geometry: { type: 'Point', coordinates },
      properties: { demonstration: true },
    };
  });
  return { type: 'FeatureCollection', features };
}

import type { IsoDate } from '@apogee/shared/clock';
import type { Refusal } from '@apogee/shared/errors';
import type { LabelScheme } from './label-scheme';
import { schemeRefusal } from './scheme-refusals';

const KINDS = ['PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY'] as const;

/**
 * Why a version cannot be published; empty when it can. Rules begin on a day to come: what was submitted until then
 * keeps the version of its submission, and no version is ever edited (invariant 25).
 */
export function publicationRefusals(
  scheme: LabelScheme,
  { published, today }: { readonly published: readonly LabelScheme[]; readonly today: IsoDate },
): readonly Refusal[] {
  const { version, inForceFrom, quorum, minimumDirectorates } = scheme;
  const rival = published.find((one) => one.inForceFrom === inForceFrom);
  return [
    ...(published.some((one) => one.version === version)
      ? [schemeRefusal('SCHEME_EXISTS', { path: ['input', 'version'], values: { version } })]
      : []),
    ...(inForceFrom <= today
      ? [schemeRefusal('SCHEME_IN_FORCE', { path: ['input', 'inForceFrom'], values: { today } })]
      : []),
    ...(rival === undefined
      ? []
      : [
          schemeRefusal('SCHEME_DAY_TAKEN', {
            path: ['input', 'inForceFrom'],
            values: { version: rival.version },
          }),
        ]),
    ...(quorum < minimumDirectorates
      ? [schemeRefusal('SCHEME_QUORUM_TOO_SMALL', { path: ['input', 'quorum'] })]
      : []),
    ...twice('criteria', scheme.criteria),
    ...twice('requirements', scheme.requirements),
    ...KINDS.filter((kind) => !isJudged(scheme, kind)).map((kind) =>
      schemeRefusal('SCHEME_CRITERIA_MISSING', { path: ['input', 'criteria'], values: { kind } }),
    ),
  ];
}

function isJudged({ criteria }: LabelScheme, kind: string): boolean {
  return criteria.some(({ mandatory, appliesTo }) => mandatory && appliesTo.includes(kind));
}

function twice(name: string, parts: readonly { readonly code: string }[]): readonly Refusal[] {
  return parts.flatMap(({ code }, index) =>
    parts.findIndex((part) => part.code === code) < index
      ? [
          schemeRefusal('SCHEME_PART_TWICE', {
            path: ['input', name, String(index), 'code'],
            values: { code },
          }),
        ]
      : [],
  );
}

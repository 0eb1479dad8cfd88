/** Which way a figure is better, where nobody would disagree. */
export const BetterDirection = { HIGHER: 'HIGHER', LOWER: 'LOWER' } as const;
export type BetterDirection = (typeof BetterDirection)[keyof typeof BetterDirection];

interface ParameterRule {
  /** The unit that a comparison is shown in. */
  readonly unit: string;
  /** Null where it depends on the use: more power may be worse or better. */
  readonly better: BetterDirection | null;
}

/** Parameters that the catalogue knows how to compare. Others are shown in the unit first stated, without a best. */
const PARAMETERS: ReadonlyMap<string, ParameterRule> = new Map([
  ['mass', { unit: 'kg', better: BetterDirection.LOWER }],
  ['power', { unit: 'W', better: BetterDirection.LOWER }],
  ['momentum', { unit: 'N.m.s', better: null }],
  ['torque', { unit: 'N.m', better: null }],
  ['tid', { unit: 'krad', better: BetterDirection.HIGHER }],
  ['lifetime', { unit: 'year', better: BetterDirection.HIGHER }],
  ['accuracy', { unit: 'arcsec', better: BetterDirection.LOWER }],
  ['pointingAccuracy', { unit: 'deg', better: BetterDirection.LOWER }],
  ['positionAccuracy', { unit: 'm', better: BetterDirection.LOWER }],
  ['updateRate', { unit: 'Hz', better: BetterDirection.HIGHER }],
  ['fieldOfView', { unit: 'deg', better: null }],
  ['energy', { unit: 'Wh', better: BetterDirection.HIGHER }],
  ['voltage', { unit: 'V', better: null }],
  ['outputPower', { unit: 'W', better: null }],
  ['memory', { unit: 'GB', better: BetterDirection.HIGHER }],
  ['dataRate', { unit: 'Mbit/s', better: BetterDirection.HIGHER }],
  ['frequency', { unit: 'GHz', better: null }],
  ['gain', { unit: 'dBi', better: null }],
  ['thrust', { unit: 'N', better: null }],
  ['specificImpulse', { unit: 's', better: BetterDirection.HIGHER }],
  ['totalImpulse', { unit: 'N.s', better: BetterDirection.HIGHER }],
  ['groundResolution', { unit: 'm', better: BetterDirection.LOWER }],
]);

export function ruleOf(parameter: string): ParameterRule | null {
  return PARAMETERS.get(parameter) ?? null;
}

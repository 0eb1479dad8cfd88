/** A unit as a multiple of the base unit of its quantity. Only units that differ by a factor are listed. */
interface Unit {
  readonly quantity: string;
  readonly factor: number;
}

function scaled(quantity: string, factors: Readonly<Record<string, number>>): [string, Unit][] {
  return Object.entries(factors).map(([symbol, factor]) => [symbol, { quantity, factor }]);
}

/**
 * Symbols as data sheets write them, with the usual spellings of one unit side by side.
 * SI prefixes; 1 Gy = 100 rad (BIPM, SI brochure). The rad of dose is written `rad(Si)`, to keep it apart from the angle.
 */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...scaled('mass', { kg: 1, g: 1e-3, mg: 1e-6, t: 1e3 }),
  ...scaled('angular momentum', {
    'N.m.s': 1,
    Nms: 1,
    'mN.m.s': 1e-3,
    mNms: 1e-3,
    'µN.m.s': 1e-6,
  }),
  ...scaled('torque', { 'N.m': 1, Nm: 1, 'mN.m': 1e-3, mNm: 1e-3, 'µN.m': 1e-6 }),
  ...scaled('power', { W: 1, mW: 1e-3, kW: 1e3, µW: 1e-6 }),
  ...scaled('force', { N: 1, mN: 1e-3, kN: 1e3, µN: 1e-6 }),
  ...scaled('impulse', { 'N.s': 1, Ns: 1, 'kN.s': 1e3, kNs: 1e3 }),
  ...scaled('absorbed dose', { krad: 1, 'krad(Si)': 1, 'rad(Si)': 1e-3, Mrad: 1e3, Gy: 0.1 }),
  ...scaled('energy', { Wh: 1, mWh: 1e-3, kWh: 1e3, J: 1 / 3600, kJ: 1 / 3.6 }),
  ...scaled('voltage', { V: 1, mV: 1e-3, kV: 1e3 }),
  ...scaled('frequency', { GHz: 1, MHz: 1e-3, kHz: 1e-6, Hz: 1e-9 }),
  ...scaled('data rate', { 'Mbit/s': 1, 'kbit/s': 1e-3, 'Gbit/s': 1e3, 'bit/s': 1e-6 }),
  ...scaled('data', { GB: 1, MB: 1e-3, TB: 1e3 }),
  ...scaled('length', { m: 1, mm: 1e-3, cm: 1e-2, km: 1e3, µm: 1e-6, nm: 1e-9 }),
  ...scaled('angle', { deg: 1, arcmin: 1 / 60, arcsec: 1 / 3600 }),
  ...scaled('time', { year: 1, month: 1 / 12 }),
  ...scaled('duration', { s: 1, ms: 1e-3, min: 60, h: 3600 }),
]);

/** More digits than any data sheet states, fewer than a double's noise. */
const SIGNIFICANT_DIGITS = 12;

/** Converts between two units of one quantity; null when that cannot be done. */
export function convert(value: number, from: string | null, to: string | null): number | null {
  if (from === to) {
    return value;
  }
  const source = from === null ? undefined : UNITS.get(from);
  const target = to === null ? undefined : UNITS.get(to);
  if (source === undefined || target === undefined || source.quantity !== target.quantity) {
    return null;
  }
  return Number(((value * source.factor) / target.factor).toPrecision(SIGNIFICANT_DIGITS));
}

export function isKnownUnit(unit: string): boolean {
  return UNITS.has(unit);
}

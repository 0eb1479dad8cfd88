import { FLOOR } from './floor';
import type { GatewayKind } from './gateway-kind';
import { grafbase, grafbaseDedup } from './grafbase';
import { hive, hiveDedup, hiveInbound } from './hive';
import { mercurius } from './mercurius';
import { ours, oursDedup } from './ours';
import { stock, stockTuned } from './stock';

export { FLOOR, floor } from './floor';
export type { GatewayKind, LaunchSettings } from './gateway-kind';
export { ours, oursUnprotected } from './ours';

/** Measured when nobody says which; the floor is made once the first one of them runs. */
const USUAL: readonly GatewayKind[] = [
  ours,
  oursDedup,
  stock,
  hive,
  hiveDedup,
  hiveInbound,
  mercurius,
  grafbase,
  grafbaseDedup,
];

/** All but the floor. */
export const GATEWAYS: readonly GatewayKind[] = [...USUAL, stockTuned];

export const USUAL_NAMES: readonly string[] = [...USUAL.map(({ name }) => name), FLOOR];
export const ALL_NAMES: readonly string[] = [...USUAL_NAMES, stockTuned.name];

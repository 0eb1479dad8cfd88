export { countUses } from './count-uses';
export { type CountUse, UsageRecorder } from './usage-recorder';
export { usedCoordinates } from './used-coordinates';

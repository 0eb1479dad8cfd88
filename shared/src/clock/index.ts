export { type Clock, fixedClock, type IsoDate, isIsoDate, parisDay, systemClock } from './clock';

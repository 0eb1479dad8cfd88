export { addDays, addMonths, dayBefore, daysBetween } from './calendar';
export { type Clock, fixedClock, type IsoDate, isIsoDate, parisDay, systemClock } from './clock';

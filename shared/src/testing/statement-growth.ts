/**
 * How many more statements ten times the results may cost: a loader's keys come in one batch or in two, depending on
 * which of several concurrent answers arrives first. A statement per result would cost ninety more.
 */
export const BATCHING_SLACK = 3;

export { repeatWork } from './repeat-work';
export { runJob } from './run-job';
export { type Running, runProgram } from './run-program';
export { takeNoArguments } from './take-no-arguments';
export { untilAborted } from './until-aborted';
export { WakeableWork } from './wakeable-work';

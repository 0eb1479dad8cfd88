export { runJob } from './run-job';
export { type Running, runProgram } from './run-program';

export { type Running, runProgram } from './run-program';

export { generateFunction, literal, readCode } from './generated-function';

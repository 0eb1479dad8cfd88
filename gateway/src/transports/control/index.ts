export { controlledTransport, type SubgraphLimits } from './controlled-transport';

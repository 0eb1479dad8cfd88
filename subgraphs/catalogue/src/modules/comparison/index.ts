export { ComparisonResolver } from './comparison.resolver';

export { CostCompiler } from './compile-cost';
export { type Cost, evaluate, type Variables } from './cost';
export { readCostRules } from './cost-rules';
export { slicingArgumentsRule } from './slicing-arguments-rule';

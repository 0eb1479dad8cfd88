export { CostCompiler } from './compile-cost';
export { type Cost, evaluate, type Variables } from './cost';
export { type CostRules, readCostRules } from './cost-rules';
export { fragmentsOf } from './fragments';
export { ResponseCost } from './response-cost';
export { slicingArgumentsRule } from './slicing-arguments-rule';

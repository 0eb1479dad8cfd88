export { reportPlans } from './report-plans';

export { PLAN_HEADER, reportPlans } from './report-plans';

export { Admission } from './admission';
export {
  type AdmissionLimits,
  admissionLimits,
  admissionVariables,
} from './admission-variables';
export { admitOperations, COST_HEADER, withoutProposals } from './admit-operations';
export { REFUSAL_STATUS, refusal } from './refusal';
export { refusalResponse } from './refusal-response';

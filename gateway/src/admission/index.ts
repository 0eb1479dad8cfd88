export { Admission } from './admission';
export {
  type AdmissionLimits,
  admissionLimits,
  admissionVariables,
} from './admission-variables';
export { admitOperations } from './admit-operations';
export { refusal } from './refusal';
export { refusalResponse } from './refusal-response';

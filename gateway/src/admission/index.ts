export { Admission } from './admission';
export { admitOperations } from './admit-operations';

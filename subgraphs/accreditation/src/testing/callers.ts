export { callerAs } from '@apogee/shared/testing';

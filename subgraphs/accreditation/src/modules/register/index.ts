/** The trail of changes to the registers that the secretariat keeps. */
export { recordRegisterChange, recordRegisterEntry } from './record-register-change.command';
export { createRegisterTrail } from './register-change.register';
export { RegisterChangeRepository } from './register-change.repository';
export { type RegisterTrailContext, RegisterTrailResolver } from './register-change.resolver';

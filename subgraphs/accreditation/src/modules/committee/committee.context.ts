import type { ApplicationWriteContext } from '../application-register';
import type { CommitteeLoaders } from './committee.loader';
import type { SessionRegister } from './session.register';

/** What resolvers of the committee see of their request. */
export interface CommitteeContext extends ApplicationWriteContext {
  readonly committee: CommitteeLoaders;
  readonly sessionRegister: SessionRegister;
}

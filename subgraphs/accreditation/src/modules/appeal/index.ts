/** Appeals against refusals and measures: admissibility, a panel that took no part so far, its opinions and decision. */
export { createAppealLoaders } from './appeal.loader';
export { AppealRepository } from './appeal.repository';
export { type AppealContext, AppealPanelMemberResolver, AppealResolver } from './appeal.resolver';
export { AppealMutations } from './appeal-mutations.resolver';
export { ApplicationAppealsResolver } from './application-appeals.resolver';
export { LabelAppealsResolver } from './label-appeals.resolver';

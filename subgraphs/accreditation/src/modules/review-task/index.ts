/** What people are to look at: reminders of the clock, and what events of the catalogue call into question. */
export { REMINDING } from './remind.command';
export { createReviewTaskRegister } from './review-task.register';
export { ReviewTaskRepository } from './review-task.repository';
export { type ReviewTaskContext, ReviewTaskResolver } from './review-task.resolver';

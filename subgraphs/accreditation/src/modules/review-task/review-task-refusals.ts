import { refusalsFrom } from '@apogee/shared/errors';

export const reviewTaskRefusal = refusalsFrom({
  REVIEW_TASK_NOT_FOUND: {
    fr: 'Cette tâche n’existe pas.',
    en: 'There is no such task.',
  },
  REVIEW_TASK_DONE: {
    fr: 'Cette tâche est déjà close.',
    en: 'This task is closed already.',
  },
});

import { registerEnumType } from 'type-graphql';
import { RevisionState } from './revision-state';

registerEnumType(RevisionState, {
  name: 'RevisionState',
  description: 'Where a revision of a record stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written by the firm.' },
    SUBMITTED: { description: 'Handed in; an editor decides about it.' },
    PUBLISHED: { description: 'What the public sees.' },
    SUPERSEDED: { description: 'Was published once; another one took its place.' },
    ARCHIVED: { description: 'Was published last; the public sees nothing of the record now.' },
    DISCARDED: { description: 'Given up before it was published.' },
  },
});

import type { DocumentNode, GraphQLError } from 'graphql';
import { countMergeSteps } from './count-merge-steps';
import type { Limits } from './limits';
import { type DocumentSize, measureDocument } from './measure-document';
import { type RefusalCode, refusal } from './refusal';

interface LimitRule {
  readonly measure: keyof DocumentSize;
  readonly code: RefusalCode;
  readonly message: (limit: number) => string;
}

const RULES: readonly LimitRule[] = [
  {
    measure: 'depth',
    code: 'OPERATION_TOO_DEEP',
    message: (limit) => `Fields may be nested ${limit} deep.`,
  },
  {
    measure: 'rootFields',
    code: 'TOO_MANY_ROOT_FIELDS',
    message: (limit) => `An operation may select ${limit} root fields.`,
  },
  {
    measure: 'aliases',
    code: 'TOO_MANY_ALIASES',
    message: (limit) => `A document may have ${limit} aliases.`,
  },
  {
    measure: 'directivesPerLocation',
    code: 'TOO_MANY_DIRECTIVES',
    message: (limit) => `One place may have ${limit} directives.`,
  },
  {
    measure: 'directives',
    code: 'TOO_MANY_DIRECTIVES',
    message: (limit) => `A document may have ${limit} directives.`,
  },
  {
    measure: 'fragments',
    code: 'TOO_MANY_FRAGMENTS',
    message: (limit) => `A document may define ${limit} fragments.`,
  },
  {
    measure: 'fields',
    code: 'TOO_MANY_FIELDS',
    message: (limit) => `An operation may select ${limit} fields, those of its fragments included.`,
  },
  {
    measure: 'repeats',
    code: 'TOO_MANY_FIELDS',
    message: (limit) => `One field may be selected ${limit} times at one place.`,
  },
  {
    measure: 'writtenFields',
    code: 'TOO_MANY_FIELDS',
    message: (limit) => `A document may hold ${limit} fields.`,
  },
];

/** The first limit that the document breaks, if any. Takes time in proportion to its length. */
export function checkLimits(document: DocumentNode, limits: Limits): GraphQLError | null {
  const size = measureDocument(document);
  const broken = RULES.find(({ measure }) => size[measure] > limits[measure]);
  if (broken !== undefined) {
    const limit = limits[broken.measure];
    return refusal(broken.code, broken.message(limit), { extensions: { limit } });
  }
  return checkMerging(document, limits);
}

/** Only of a document whose fields are counted already. */
function checkMerging(document: DocumentNode, limits: Limits): GraphQLError | null {
  const limit = limits.mergeSteps;
  return countMergeSteps(document, limits) <= limit
    ? null
    : refusal(
        'TOO_MANY_FIELDS',
        `Merging the fields of a document may take ${limit} steps: repeat fewer fields, nest fewer fragments.`,
        { extensions: { limit } },
      );
}

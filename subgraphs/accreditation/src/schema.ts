import { buildSubgraphSchema, type SubgraphSchema } from '@apogee/shared/graphql';
import type {
  EnvironmentId,
  FirmId,
  ItemId,
  LabelNumber,
  TrlAssessmentId,
} from '@apogee/shared/ids';
import type { AccreditationContext } from './context';
import {
  ApplicationContextResolver,
  AssessmentLevelsResolver,
  EvidenceGapResolver,
  ReassessmentTriggerResolver,
  TrlAssessmentResolver,
  TrlConstituentResolver,
} from './modules/assessment';
import { EnvironmentResolver } from './modules/environment';
import { CriticalFunctionResolver, EvidenceResolver } from './modules/evidence';
import {
  FirmLabelsResolver,
  LabelableLabelsResolver,
  LabelQueries,
  LabelResolver,
  LabelTransitionResolver,
} from './modules/label';
import { LabelSchemeResolver } from './modules/scheme';
import { LabelableTrlResolver, TrlStatusResolver } from './modules/trl-status';

export function buildAccreditationSchema(): Promise<SubgraphSchema> {
  return buildSubgraphSchema<AccreditationContext>({
    resolvers: [
      LabelQueries,
      LabelResolver,
      LabelTransitionResolver,
      LabelableLabelsResolver,
      FirmLabelsResolver,
      LabelSchemeResolver,
      LabelableTrlResolver,
      TrlStatusResolver,
      TrlAssessmentResolver,
      AssessmentLevelsResolver,
      ApplicationContextResolver,
      EvidenceGapResolver,
      ReassessmentTriggerResolver,
      TrlConstituentResolver,
      EvidenceResolver,
      CriticalFunctionResolver,
      EnvironmentResolver,
    ],
    orphanedTypes: [],
    references: {
      // Whether an item or a firm exists is the catalogue's to say; this subgraph only adds what it knows of it.
      Labelable: ({ id }: { readonly id: ItemId }) => ({ id }),
      Firm: ({ id }: { readonly id: FirmId }) => ({ id }),
      Label: ({ number }: { readonly number: LabelNumber }, { labels }) =>
        labels.byNumber.load(number),
      TrlAssessment: ({ id }: { readonly id: TrlAssessmentId }, { assessments }) =>
        assessments.byId.load(id),
      EnvironmentDefinition: ({ id }: { readonly id: EnvironmentId }, { environments }) =>
        environments.load(id),
    },
  });
}

import {
  asIdentifier,
  firstFound,
  mayBeIdentifier,
  nodeAs,
  type TypedNode,
} from '@apogee/shared/graphql';
import type { TrlAssessmentContext } from '../assessment';
import type { EnvironmentContext } from '../environment';
import { type LabelContext, labelNumberIn } from '../label';

export type NodeContext = LabelContext & TrlAssessmentContext & EnvironmentContext;

/**
 * What the root field of its kind shows under this id, to the same callers. Only of a label does the id itself say
 * that it is one: those of assessments and environments may be any text, so each of these kinds is asked, by its loader.
 */
export async function findNode(
  id: string,
  { labels, assessments, environments }: NodeContext,
): Promise<TypedNode | null> {
  if (!mayBeIdentifier(id)) {
    return null;
  }
  const labelNumber = labelNumberIn(id);
  return firstFound([
    ...(labelNumber === null ? [] : [nodeAs('Label', labels.byNumber.load(labelNumber))]),
    nodeAs('TrlAssessment', assessments.byId.load(asIdentifier(id))),
    nodeAs('EnvironmentDefinition', environments.load(asIdentifier(id))),
  ]);
}

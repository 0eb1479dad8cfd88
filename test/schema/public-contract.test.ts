import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Role } from '@apogee/shared/identity';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType, parse } from 'graphql';
import { type FieldOwner, StatedRights } from '../e2e/identity/stated-rights';
import { ROOT } from '../harness/program';

const schema = buildSubgraphSchema({
  typeDefs: parse(readFileSync(join(ROOT, 'schema/accreditation.graphql'), 'utf8')),
});

/** What accreditation shows to anybody: labels and what they rest on. Whatever else comes to it is not public. */
const PUBLIC = new Set([
  'Query',
  'Subscription',
  'Firm',
  'Labelable',
  // What an assessment holds for: no file.
  'ApplicationContext',
  'Certificate',
  'CertificateKey',
  'Criterion',
  'CriticalFunction',
  'EnvironmentCoverage',
  'EnvironmentDefinition',
  'EnvironmentParameter',
  'Evidence',
  'EvidenceGap',
  'Label',
  'LabelConnection',
  'LabelDecision',
  'LabelDecisionEvent',
  'LabelDecisionEventPage',
  'LabelEdge',
  'LabelScheme',
  'LabelStatistic',
  'LabelTransition',
  'PageInfo',
  'ReassessmentTrigger',
  'Representativeness',
  'Requirement',
  'TrlAssessment',
  'TrlConstituent',
  'TrlStatus',
]);

/** Every type that the public comes to on any way: from a root, or as an entity that a gateway asks for. */
function reachedBy(role: Role, of: GraphQLSchema): ReadonlySet<string> {
  const rights = new StatedRights(of, [of]);
  const entity = of.getType('_Entity');
  const entities = isAbstractType(entity) ? of.getPossibleTypes(entity) : [];
  const roots = [of.getQueryType(), of.getMutationType(), of.getSubscriptionType()];
  const reached = new Set<string>();
  const open: FieldOwner[] = [...roots, ...entities].flatMap((type) => type ?? []);
  for (let owner = open.pop(); owner !== undefined; owner = open.pop()) {
    const shown = Object.values(owner.getFields()).filter(
      (field) => !field.name.startsWith('_') && rights.maySee(role, { owner, field }),
    );
    if (shown.length > 0 && !reached.has(owner.name)) {
      reached.add(owner.name);
      for (const { type } of shown) {
        const next = getNamedType(type);
        open.push(...(isObjectType(next) ? [next] : []));
        open.push(...(isAbstractType(next) ? of.getPossibleTypes(next) : []));
      }
    }
  }
  return reached;
}

describe('the public contract of accreditation', () => {
  it('invariant 31: comes to nothing but labels and what they rest on, on any way', () => {
    const reached = [...reachedBy(Role.PUBLIC, schema)];
    expect(reached.filter((name) => !PUBLIC.has(name)).toSorted()).toEqual([]);
  });

  it('is narrower than what the procedure sees', () => {
    const reached = reachedBy(Role.SECRETARIAT, schema);
    expect(['Application', 'CommitteeSession', 'Appeal'].every((name) => reached.has(name))).toBe(
      true,
    );
  });
});

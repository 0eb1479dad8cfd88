import { registerEnumType } from 'type-graphql';
import { ReassessmentTriggerKind, TrlAssessmentStatus, TrlScale } from '../readiness';
import { Independence } from './independence';

registerEnumType(TrlScale, {
  name: 'TrlScale',
  description: 'A scale of technology readiness. Levels of two scales are never comparable.',
  valuesConfig: {
    ISO_16290: { description: 'ISO 16290:2013, adopted as ECSS-E-AS-11C and EN 16603-11.' },
    NASA_NPR_7123: { description: 'NASA NPR 7123.1, appendix E.' },
    EU_HORIZON: { description: 'Horizon work programmes of the European Union, general annexes.' },
  },
});

registerEnumType(TrlAssessmentStatus, {
  name: 'TrlAssessmentStatus',
  description: 'Where an assessment stands.',
  valuesConfig: {
    CLAIMED: { description: 'The firm claims a level; nobody has looked at it.' },
    UNDER_ASSESSMENT: { description: 'An assessor is looking at the evidence.' },
    CONFIRMED: { description: 'The assessor confirmed a level.' },
    DOWNGRADED: { description: 'The assessor confirmed a level below the one that was claimed.' },
    SUPERSEDED: { description: 'A later assessment took its place.' },
    WITHDRAWN: { description: 'It no longer stands.' },
  },
});

registerEnumType(Independence, {
  name: 'Independence',
  description: 'How far the assessor stands from the firm.',
  valuesConfig: {
    SELF_DECLARED: { description: 'The firm itself.' },
    CUSTOMER: { description: 'A customer of the firm.' },
    AGENCY: { description: 'A space agency.' },
    THIRD_PARTY: { description: 'A third party.' },
  },
});

registerEnumType(ReassessmentTriggerKind, {
  name: 'ReassessmentTriggerKind',
  description: 'Event after which an assessment must be looked at again. Scheme configuration.',
  valuesConfig: {
    DESIGN_ISSUE_CHANGE: { description: 'A new issue of the design.' },
    PRODUCTION_CHANGE: { description: 'Another production site or process.' },
    PART_OBSOLESCENCE: { description: 'A supplier or part is no longer available.' },
    NEW_ENVIRONMENT: { description: 'Another environment than the one assessed.' },
    IN_ORBIT_ANOMALY: { description: 'An anomaly in orbit.' },
    EVIDENCE_WITHDRAWN: { description: 'Evidence was rejected or withdrawn.' },
    AGE: { description: 'The assessment has become old.' },
  },
});

export { Independence, ReassessmentTriggerKind, TrlAssessmentStatus, TrlScale };

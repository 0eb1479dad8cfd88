import { registerEnumType } from 'type-graphql';
import { CriticalityReason, EvidenceKind, EvidenceVerdict, ModelKind } from '../readiness';

registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'Kind of documented work that a readiness level is argued with.',
  valuesConfig: {
    BASIC_PRINCIPLES_REPORT: { description: 'Report on the physical principles.' },
    CONCEPT_DEFINITION: { description: 'Definition of the concept or application.' },
    ANALYTICAL_MODEL: { description: 'Analytical model that predicts the performance.' },
    PERFORMANCE_REQUIREMENTS: { description: 'Performance that is required of the element.' },
    ENVIRONMENT_DEFINITION: { description: 'Definition of the environment to be met.' },
    CRITICAL_FUNCTION_ANALYSIS: { description: 'Analysis that identifies the critical functions.' },
    DESIGN_DEFINITION: { description: 'Definition of the design.' },
    TEST_PLAN: { description: 'Plan of the tests.' },
    MODEL_DEFINITION: { description: 'Definition of the model that is tested.' },
    SCALING_ANALYSIS: {
      description: 'Argument for the step from the tested scale to the real one.',
    },
    TEST_REPORT: { description: 'Results of tests, compared with what was predicted.' },
    QUALIFICATION_REVIEW: { description: 'Conclusion of a qualification review.' },
    ACCEPTANCE_REVIEW: { description: 'Conclusion of the acceptance of a flight model.' },
    FLIGHT_READINESS: { description: 'Conclusion of a flight readiness review.' },
    COMMISSIONING_REPORT: { description: 'Report on the commissioning after launch.' },
    IN_ORBIT_REPORT: { description: 'Results of operation in the mission, in orbit or in flight.' },
    TRA_REPORT: { description: 'Report of a technology readiness assessment.' },
    CUSTOMER_ATTESTATION: { description: 'Attestation by a customer.' },
  },
});

registerEnumType(ModelKind, {
  name: 'ModelKind',
  description: 'What was built to produce the evidence.',
  valuesConfig: {
    NONE: { description: 'Nothing was built.' },
    SIMULATION: { description: 'A numerical simulation.' },
    BREADBOARD: { description: 'Breadboard.' },
    DEVELOPMENT_MODEL: { description: 'Development model.' },
    STM: { description: 'Structural and thermal model.' },
    EM: { description: 'Engineering model.' },
    EQM: { description: 'Engineering qualification model.' },
    QM: { description: 'Qualification model.' },
    LIFE_TEST_MODEL: { description: 'Life test model.' },
    PFM: { description: 'Protoflight model.' },
    FM: { description: 'Flight model.' },
    FLIGHT_SPARE: { description: 'Flight spare.' },
  },
});

registerEnumType(EvidenceVerdict, {
  name: 'EvidenceVerdict',
  description: 'What the assessor made of the evidence.',
  valuesConfig: {
    PENDING: { description: 'Not yet examined.' },
    ACCEPTED: { description: 'Accepted: it counts.' },
    ACCEPTED_WITH_RESERVATION: { description: 'Accepted with a reservation: it counts.' },
    REJECTED: { description: 'Rejected: it does not count.' },
  },
});

registerEnumType(CriticalityReason, {
  name: 'CriticalityReason',
  description: 'Why a function needs a verification of its own. Not the same as safety-critical.',
  valuesConfig: {
    NEW_ELEMENT: { description: 'The element is new.' },
    NEW_CONSTITUENT: { description: 'A part of it is new.' },
    NEW_ENVIRONMENT: { description: 'The environment is new to it.' },
    NEW_USE: { description: 'The use is new to it.' },
  },
});

export { CriticalityReason, EvidenceKind, EvidenceVerdict, ModelKind };

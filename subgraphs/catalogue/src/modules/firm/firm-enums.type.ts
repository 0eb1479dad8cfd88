import { registerEnumType } from 'type-graphql';
import { ActivityCategory, EnterpriseLinkage, SmeCategory } from './firm';
import { FirmOrder } from './firm-list';

registerEnumType(ActivityCategory, {
  name: 'ActivityCategory',
  description: 'What a firm does in the space sector. Categories of this catalogue.',
  valuesConfig: {
    LAUNCH_SYSTEMS: { description: 'Launchers, their stages, engines and equipment.' },
    SPACECRAFT_PLATFORMS: { description: 'Satellites, platforms and other spacecraft.' },
    PAYLOADS_INSTRUMENTS: { description: 'Payloads and scientific or observation instruments.' },
    EQUIPMENT_SUBSYSTEMS: { description: 'Equipment and subsystems of spacecraft or launchers.' },
    EEE_PARTS_MATERIALS: { description: 'Electronic parts, materials and processes.' },
    GROUND_SEGMENT: { description: 'Ground stations, control centres, ground installations.' },
    USER_SEGMENT: { description: 'Terminals and receivers of users.' },
    OPERATIONS_SERVICES: { description: 'Operation of satellites, in-orbit and space services.' },
    AIT_TEST_FACILITIES: { description: 'Assembly, integration, tests and test facilities.' },
    ENGINEERING_SERVICES: { description: 'Engineering and consultancy.' },
    SOFTWARE_DATA: { description: 'Software and data processing.' },
    DOWNSTREAM_APPLICATIONS: { description: 'Applications of space data on Earth.' },
    BALLOONS_HIGH_ALTITUDE: { description: 'Balloons and other high-altitude vehicles.' },
    RESEARCH_TRAINING: { description: 'Research and training.' },
  },
});

registerEnumType(SmeCategory, {
  name: 'SmeCategory',
  description:
    'Size class as declared by the firm. SME limits: Commission Recommendation 2003/361/EC, annex.',
  valuesConfig: {
    MICRO: { description: 'Fewer than 10 people, turnover or balance sheet up to 2 M€.' },
    SMALL: { description: 'Fewer than 50 people, turnover or balance sheet up to 10 M€.' },
    MEDIUM: {
      description: 'Fewer than 250 people, turnover up to 50 M€ or balance sheet up to 43 M€.',
    },
    MID_CAP: { description: 'Above the SME limits, below a large enterprise.' },
    LARGE: { description: 'Large enterprise.' },
  },
});

registerEnumType(EnterpriseLinkage, {
  name: 'EnterpriseLinkage',
  description: 'Ties to other enterprises, as 2003/361/EC sorts them.',
  valuesConfig: {
    AUTONOMOUS: { description: 'Ties below 25 %.' },
    PARTNER: { description: 'Ties from 25 % to 50 %.' },
    LINKED: { description: 'Controlled by, or controlling, another enterprise (above 50 %).' },
  },
});

registerEnumType(FirmOrder, {
  name: 'FirmOrder',
  description: 'Orders of the list of firms.',
  valuesConfig: {
    NAME: { description: 'By legal name, without regard to case and accents.' },
    UPDATED_AT: { description: 'Most recently updated first.' },
  },
});

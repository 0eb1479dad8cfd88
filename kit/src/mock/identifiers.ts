import { fictitiousSiren } from './registry-numbers';

/** As ids of the graph begin; other kinds begin with their own name. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  Appeal: 'apl',
  Application: 'app',
  CommitteeSession: 'ses',
  EngineeringActivity: 'act',
  EnvironmentDefinition: 'env',
  Establishment: 'est',
  Firm: 'firm',
  Person: 'per',
  Product: 'prd',
  ProductRange: 'rng',
  Revision: 'rev',
  SavedSearch: 'sea',
  TrlAssessment: 'trl',
  WebhookEndpoint: 'whe',
};

export function beginningOf(typeName: string): string {
  return BEGINNINGS[typeName] ?? typeName.toLowerCase();
}

/** How the numbered object of a kind is called in the field by which its kind is looked up. */
const FORMS: Readonly<Record<string, (typeName: string, number: number) => string>> = {
  number: (_, number) => `DEMO-${2020 + (number % 7)}-${padded(number, 4)}`,
  inseeCode: (_, number) => `31${padded(number, 3)}`,
  code: (_, number) => padded(number, 2),
  version: (_, number) => `${2020 + number}.1`,
};

export function identifierOf(typeName: string, keyField: string, number: number): string {
  const form = FORMS[keyField];
  return form === undefined ? `${beginningOf(typeName)}-${number}` : form(typeName, number);
}

/** How a test asks for what is not there. */
export function isOfNobody(key: string): boolean {
  return key === '' || /nobody|missing/i.test(key);
}

/** The SIREN of a firm, by its id: those who ask by a SIREN of their own get a firm that has it. */
export function sirenOf(firmKey: string, number: number): string {
  return /\d{9}$/.exec(firmKey)?.[0] ?? fictitiousSiren(number);
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

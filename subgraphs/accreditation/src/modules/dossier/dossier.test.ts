import type { ApplicationId } from '@apogee/shared/ids';
import fc from 'fast-check';
import { type ApplicationDocument, type DocumentId, missingRequirements } from './completeness';
import { isAcceptedUnder, type SmeDeclaration, standsUnder } from './sme-declaration';

const RULES = ['EU-2003-361', 'OTHER-1'] as const;

const declaration: fc.Arbitrary<SmeDeclaration> = fc.record({
  applicationId: fc.constant('app-1' as ApplicationId),
  category: fc.constantFrom('MICRO', 'SMALL', 'MEDIUM', 'NOT_SME'),
  linkage: fc.constantFrom('AUTONOMOUS', 'PARTNER', 'LINKED'),
  accountingYears: fc.uniqueArray(fc.integer({ min: 2015, max: 2026 }), { maxLength: 3 }),
  headcountAwu: fc.double({ min: 0, max: 500, noNaN: true }),
  turnoverEur: fc.constant(null),
  balanceSheetEur: fc.constant(null),
  ruleVersion: fc.constantFrom(...RULES),
  declaredAt: fc.constant(new Date('2026-01-01T00:00:00Z')),
  declaredBy: fc.constant('someone'),
  acceptedAt: fc.option(fc.constant(new Date('2026-02-01T00:00:00Z'))),
  acceptedBy: fc.constant(null),
  acceptanceNote: fc.constant(null),
});

describe('the declaration of SME status', () => {
  it('invariant 7: counts with accounting years, the rule of the scheme, and a person’s acceptance', () => {
    fc.assert(
      fc.property(fc.option(declaration), fc.constantFrom(...RULES), (declared, rule) => {
        expect(isAcceptedUnder(declared, rule)).toBe(
          declared !== null &&
            declared.ruleVersion === rule &&
            declared.accountingYears.length > 0 &&
            declared.acceptedAt !== null,
        );
        expect(!isAcceptedUnder(declared, rule) || standsUnder(declared, rule)).toBe(true);
      }),
    );
  });

  it('invariant 7: is never accepted by its figures alone', () => {
    fc.assert(
      fc.property(declaration, (declared) => {
        expect(isAcceptedUnder({ ...declared, acceptedAt: null }, declared.ruleVersion)).toBe(
          false,
        );
      }),
    );
  });
});

describe('completeness', () => {
  it('asks for exactly the requirements for which the file holds nothing, in the order of the scheme', () => {
    const code = fc.constantFrom('A', 'B', 'C', 'D');
    fc.assert(
      fc.property(fc.uniqueArray(code), fc.array(code), (required, held) => {
        const documents = held.map((requirementCode, index) => documentFor(requirementCode, index));
        const missing = missingRequirements(
          required.map((one) => ({ code: one })),
          documents,
        );
        expect(missing).toEqual(required.filter((one) => !held.includes(one)));
      }),
    );
  });
});

function documentFor(requirementCode: string, index: number): ApplicationDocument {
  return {
    id: `doc-${index}` as DocumentId,
    applicationId: 'app-1' as ApplicationId,
    requirementCode,
    title: 'x',
    sha256: '0'.repeat(64),
    addedAt: new Date('2026-01-01T00:00:00Z'),
    addedBy: 'someone',
  };
}

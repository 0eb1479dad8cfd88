/** Shapes of the files in `sample-data/`, described in the README beside them. */

interface BilingualText {
  readonly fr: string;
  readonly en: string;
}

interface SampleSource {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly quality: string;
  readonly licence: string;
}

interface SampleTerm {
  readonly vocabulary: string;
  readonly code: string;
  readonly parent: string | null;
  readonly label: BilingualText;
  readonly version: string;
  readonly sourceId: string;
}

interface SampleCloseMatch {
  readonly fromVocabulary: string;
  readonly fromCode: string;
  readonly toVocabulary: string;
  readonly toCode: string;
}

interface SampleEstablishment {
  readonly id: string;
  readonly siret: string | null;
  readonly name: string | null;
  readonly isHeadquarters: boolean | null;
  readonly address: {
    readonly line1: string | null;
    readonly line2: string | null;
    readonly postcode: string | null;
    readonly city: string;
    readonly countryCode: string;
  };
  readonly communeCode: string;
}

export interface SampleFirm {
  readonly id: string;
  readonly siren: string | null;
  readonly legalName: string;
  readonly tradeName: string | null;
  readonly formerNames: readonly string[];
  readonly website: string | null;
  readonly foundedOn: string | null;
  readonly demonstration: boolean;
  readonly verified: boolean;
  readonly profile: {
    readonly summary: BilingualText;
    readonly activityCategories: readonly string[];
  } | null;
  readonly smeStatus: {
    readonly category: string;
    readonly linkage: string | null;
    readonly headcountAwu: number | null;
    readonly accountingYears: readonly number[];
    readonly declaredOn: string | null;
  } | null;
  readonly establishments: readonly SampleEstablishment[];
  readonly sourceIds: readonly string[];
  readonly version: number;
  readonly updatedAt: string;
}

export interface SampleSpecification {
  readonly parameter: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly text: string | null;
  readonly unit: string | null;
  readonly condition: string | null;
  readonly sourceId: string | null;
  readonly sourcePage: number | null;
}

export interface SampleHeritageClaim {
  readonly status: string;
  readonly mission: string | null;
  readonly operator: string | null;
  readonly launched: string | null;
  readonly orbit: string | null;
  readonly unitsFlown: number | null;
  readonly sameConfiguration: boolean | null;
  readonly detail: BilingualText;
  readonly sourceId: string | null;
}

export interface SampleTrlStatement {
  readonly level: number;
  readonly atLeast: boolean;
  readonly kind: string;
  readonly asOf: string | null;
  readonly note: BilingualText;
  readonly sourceId: string | null;
}

interface SampleItemFacts {
  readonly id: string;
  readonly firmId: string;
  readonly name: BilingualText;
  readonly description: BilingualText;
  readonly technologyDomains: readonly string[];
  readonly sourceIds: readonly string[];
  readonly version: number;
  readonly updatedAt: string;
}

export interface SampleProduct extends SampleItemFacts {
  readonly kind: 'PRODUCT';
  readonly category: string;
  readonly reference: string | null;
  readonly designIssue: string | null;
  readonly rangeId: string | null;
  readonly leadTimeMonths: number | null;
  readonly itarFree: boolean | null;
  readonly exportControl: readonly string[];
  readonly constituents: readonly string[];
  readonly specifications: readonly SampleSpecification[];
  readonly heritage: readonly SampleHeritageClaim[];
  readonly trlStatements: readonly SampleTrlStatement[];
}

interface SampleProductRange extends SampleItemFacts {
  readonly kind: 'PRODUCT_RANGE';
  readonly category: string;
  readonly heritage: readonly SampleHeritageClaim[];
  readonly trlStatements: readonly SampleTrlStatement[];
}

interface SampleEngineeringActivity extends SampleItemFacts {
  readonly kind: 'ENGINEERING_ACTIVITY';
  readonly disciplines: readonly string[];
  readonly references: readonly SampleHeritageClaim[];
}

export type SampleItem = SampleProduct | SampleProductRange | SampleEngineeringActivity;

export interface SampleData {
  readonly sources: readonly SampleSource[];
  readonly terms: readonly SampleTerm[];
  readonly closeMatches: readonly SampleCloseMatch[];
  readonly firms: readonly SampleFirm[];
  readonly items: readonly SampleItem[];
}

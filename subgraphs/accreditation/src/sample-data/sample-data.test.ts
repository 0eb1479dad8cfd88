import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '@apogee/shared/clock';
import { canBecome } from '../modules/application/application-state';
import type { RecordedLabel } from '../modules/label';
import { isCurrentOn, type Label, overlap, validityEnd } from '../modules/label/label';
import { historyRefusals } from '../modules/label/label-history';
import { isStaleAt, isTrlLevel, reachesLevel } from '../modules/readiness';
import { schemeInForceOn } from '../modules/scheme';
import { sampleLabels } from '../testing/sample-labels';
import { readSampleData } from './sample-files';
import type { SampleAssessment, SampleScheme } from './sample-shapes';

interface CatalogueItem {
  readonly id: string;
  readonly kind: string;
  readonly firmId: string;
  readonly rangeId?: string | null;
  readonly references?: readonly unknown[];
}

const CATALOGUE = join(__dirname, '..', '..', '..', 'catalogue', 'sample-data');
const read = (name: string): unknown => JSON.parse(readFileSync(join(CATALOGUE, name), 'utf8'));
const { items } = read('demonstration-items.json') as { items: readonly CatalogueItem[] };
const { firms } = read('demonstration-firms.json') as {
  firms: readonly { id: string; demonstration: boolean }[];
};

const { assessments, environments, members, schemes, ...procedure } = readSampleData();
const labels = sampleLabels();
const itemById = new Map(items.map((item) => [item.id, item]));
const assessmentById = new Map(assessments.map((one) => [one.id, one]));
const days = ['2021-06-01', '2023-12-20', '2025-04-01', '2026-11-22', '2027-02-28'] as IsoDate[];

const schemeOf = (label: Label): SampleScheme => {
  const scheme = schemes.find(({ version }) => version === label.schemeVersion);
  if (scheme === undefined) {
    throw new Error(`no scheme ${label.schemeVersion}`);
  }
  return scheme;
};

const basisOf = ({ basisAssessmentId }: RecordedLabel): SampleAssessment | undefined =>
  basisAssessmentId === null ? undefined : assessmentById.get(basisAssessmentId);

describe('the sample data', () => {
  it('has the volume that the product shows', () => {
    expect(labels.length).toBeGreaterThanOrEqual(60);
    expect(assessments.length).toBeGreaterThanOrEqual(90);
    expect(environments.length).toBeGreaterThanOrEqual(8);
  });

  it('names demonstration items and firms only', () => {
    const demonstration = new Set(
      firms.filter((firm) => firm.demonstration).map((firm) => firm.id),
    );
    const named = [...labels, ...assessments].map(({ subjectId }) => itemById.get(subjectId));
    expect(named.every((item) => item !== undefined && demonstration.has(item.firmId))).toBe(true);
    expect(labels.every(({ holderId }) => demonstration.has(holderId))).toBe(true);
  });

  it('keeps the ranges as the catalogue has them', () => {
    const inCatalogue = items
      .filter(({ rangeId }) => typeof rangeId === 'string')
      .map(({ id, rangeId }) => `${rangeId} ${id}`);
    expect(members.map(({ rangeId, productId }) => `${rangeId} ${productId}`)).toEqual(
      inCatalogue.toSorted(),
    );
  });

  it('hashes, as evidence, the description of a document that does not exist', () => {
    for (const { reference, issue, kind, issuedOn, sha256 } of assessments.flatMap(
      ({ evidence }) => evidence,
    )) {
      const document = `Apogee demonstration document: ${reference} issue ${issue}, ${kind}, ${issuedOn}`;
      expect(createHash('sha256').update(document).digest('hex')).toBe(sha256);
    }
  });

  it('shows evidence issued before the day of its assessment', () => {
    const late = assessments.flatMap(({ assessedOn, evidence }) =>
      evidence.filter(({ issuedOn }) => issuedOn > assessedOn),
    );
    expect(late).toEqual([]);
  });

  it('assesses products only', () => {
    const kinds = assessments.map(({ subjectId }) => itemById.get(subjectId)?.kind);
    expect([...new Set(kinds)]).toEqual(['PRODUCT']);
  });
});

describe('the sample labels', () => {
  it('invariant 1: a label’s subject is a product, a range or an activity, never a firm', () => {
    for (const { subjectId, subjectKind } of labels) {
      expect(itemById.get(subjectId)?.kind).toBe(subjectKind);
    }
  });

  it('invariant 2: the subject’s firm is the holder', () => {
    for (const { subjectId, holderId } of labels) {
      expect(itemById.get(subjectId)?.firmId).toBe(holderId);
    }
  });

  it.each(days)('invariant 3: on %s a subject has at most one running label', (day) => {
    const running = labels
      .filter((label) => isCurrentOn(label, day))
      .map(({ subjectId }) => subjectId);
    expect(new Set(running).size).toBe(running.length);
  });

  it('invariant 4: the lives of one subject’s labels do not overlap', () => {
    const overlapping = labels.flatMap((label) =>
      labels
        .filter(({ number, subjectId }) => number > label.number && subjectId === label.subjectId)
        .filter((other) => overlap(label, other))
        .map((other) => `${label.number} and ${other.number}`),
    );
    expect(overlapping).toEqual([]);
  });

  it('invariant 5: a product’s or range’s award rests on ISO 16290 at the threshold, not stale', () => {
    for (const label of labels.filter(
      ({ subjectKind }) => subjectKind !== 'ENGINEERING_ACTIVITY',
    )) {
      const basis = basisOf(label);
      expect(isSufficient(basis, label)).toBe(true);
    }
  });

  it('invariant 5: the basis of a range’s award belongs to the range', () => {
    for (const label of labels.filter(({ subjectKind }) => subjectKind === 'PRODUCT_RANGE')) {
      expect(itemById.get(basisOf(label)?.subjectId ?? '')?.rangeId).toBe(label.subjectId);
    }
  });

  it('invariant 6: an activity has no readiness level, and the scheme’s number of references', () => {
    for (const label of labels.filter(
      ({ subjectKind }) => subjectKind === 'ENGINEERING_ACTIVITY',
    )) {
      const references = itemById.get(label.subjectId)?.references?.length ?? 0;
      expect(label.basisAssessmentId).toBeNull();
      expect(label.acceptedReferences).toBeLessThanOrEqual(references);
      expect(label.acceptedReferences).toBeGreaterThanOrEqual(schemeOf(label).minimumReferences);
    }
  });

  it('are awarded under the scheme of the day, for as long as it says', () => {
    for (const label of labels) {
      expect(schemeInForceOn(schemes, label.awardedOn)?.version).toBe(label.schemeVersion);
      expect(validityEnd(label.validFrom, schemeOf(label).validityMonths)).toBe(label.validUntil);
      expect(historyRefusals(label)).toEqual([]);
    }
  });

  it('follow their predecessors without a gap', () => {
    for (const label of labels.filter(({ predecessorNumber }) => predecessorNumber !== null)) {
      const before = labels.find(({ number }) => number === label.predecessorNumber);
      expect(before?.subjectId).toBe(label.subjectId);
      expect(before?.transitions.at(-1)).toMatchObject({
        status: 'RENEWED',
        effectiveOn: label.validFrom,
      });
    }
  });
});

describe('the sample applications', () => {
  const { applications, items: copies, persons } = procedure;

  it('are of demonstration firms, in most states', () => {
    const demonstration = new Set(
      firms.filter((firm) => firm.demonstration).map((firm) => firm.id),
    );
    expect(applications.every(({ applicantId }) => demonstration.has(applicantId))).toBe(true);
    expect(new Set(applications.map(({ state }) => state)).size).toBeGreaterThanOrEqual(10);
  });

  it('invariants 1 and 2: are for items of the firm, as the catalogue has them', () => {
    for (const { subjectId, subjectKind, applicantId } of applications) {
      expect(itemById.get(subjectId)).toMatchObject({ kind: subjectKind, firmId: applicantId });
    }
    expect(copies.map(({ itemId }) => itemId)).toEqual([...itemById.keys()].toSorted());
  });

  it('went through states that follow one another, up to the one they are in', () => {
    for (const { state, events } of applications) {
      expect(events.at(-1)?.to).toBe(state);
      expect(events.map(({ from }) => from)).toEqual([
        null,
        ...events.slice(0, -1).map(({ to }) => to),
      ]);
      for (const { from, to } of events) {
        expect(from === null || canBecome(from, to)).toBe(true);
      }
    }
  });

  it('invariant 17: are judged by persons who have no other part in them', () => {
    const known = new Set(persons.map(({ id }) => id));
    for (const { evaluations, review } of applications) {
      const judges = [
        ...evaluations.map(({ evaluatorId }) => evaluatorId),
        ...(review === null ? [] : [review.reviewerId]),
      ];
      expect(new Set(judges).size).toBe(judges.length);
      expect(judges.every((judge) => known.has(judge))).toBe(true);
    }
  });
});

function isSufficient(basis: SampleAssessment | undefined, label: RecordedLabel): boolean {
  const level = basis?.confirmedLevel ?? 0;
  const { trlThreshold } = schemeOf(label);
  if (basis?.scale !== 'ISO_16290' || !isTrlLevel(level) || !isTrlLevel(trlThreshold)) {
    return false;
  }
  return (
    basis.assessedOn <= label.awardedOn &&
    !isStaleAt(basis.triggers, new Date(label.awardedOn)) &&
    reachesLevel({ scale: basis.scale, level }, { scale: 'ISO_16290', level: trlThreshold })
  );
}

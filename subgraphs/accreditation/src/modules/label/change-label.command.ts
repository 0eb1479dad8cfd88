import { type IsoDate } from '@apogee/shared/clock';
import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { LedgerRecord, RecordedText } from '../ledger';
import {
  authorityOf,
  decideOnLabel,
  type LabelRequest,
  type LabelWriteContext,
} from './label-decision.command';
import type { StatedGrounds } from './label-desk.command';
import { labelRefusal } from './label-refusals';

type Reasoned = LabelRequest & StatedGrounds;

/** Suspends an active label, by a day at the latest if one is given: then it is reinstated, or withdrawn. */
export function suspendLabel(
  context: LabelWriteContext,
  request: Reasoned & { readonly until?: IsoDate | null },
): Promise<LedgerRecord> {
  return decideOnLabel(context, {
    name: 'suspendLabel',
    request,
    decide: ({ validUntil }, today) => {
      const until = request.until ?? null;
      expectSuspensionEnd(until, { from: today, until: validUntil });
      return {
        outcome: 'SUSPENDED',
        authority: authorityOf(context.caller),
        change: { kind: 'SUSPENDED', until },
        ...groundsOf(request),
      };
    },
  });
}

export function reinstateLabel(
  context: LabelWriteContext,
  request: Reasoned,
): Promise<LedgerRecord> {
  return decideOnLabel(context, {
    name: 'reinstateLabel',
    request,
    decide: () => ({
      outcome: 'REINSTATED',
      authority: authorityOf(context.caller),
      change: { kind: 'REINSTATED' },
      ...groundsOf(request),
    }),
  });
}

export function withdrawLabel(
  context: LabelWriteContext,
  request: Reasoned,
): Promise<LedgerRecord> {
  return decideOnLabel(context, {
    name: 'withdrawLabel',
    request,
    decide: () => ({
      outcome: 'WITHDRAWN',
      authority: authorityOf(context.caller),
      change: { kind: 'WITHDRAWN' },
      ...groundsOf(request),
    }),
  });
}

/** The label covers less from today on. What it covered before stays in the ledger. */
export function reduceLabelScope(
  context: LabelWriteContext,
  request: Reasoned & { readonly scope: RecordedText },
): Promise<LedgerRecord> {
  return decideOnLabel(context, {
    name: 'reduceLabelScope',
    request,
    decide: (label) => {
      const { fr, en } = request.scope;
      if (label.scope.fr === fr && label.scope.en === en) {
        throw new Refused([labelRefusal('LABEL_SCOPE_UNCHANGED', { path: ['input', 'scope'] })]);
      }
      return {
        outcome: 'SCOPE_REDUCED',
        authority: authorityOf(context.caller),
        change: { kind: 'RESCOPED', scope: { fr, en } },
        ...groundsOf(request),
      };
    },
  });
}

/** The holder gives the label back. */
export function surrenderLabel(
  context: LabelWriteContext,
  request: Reasoned,
): Promise<LedgerRecord> {
  return decideOnLabel(context, {
    name: 'surrenderLabel',
    request,
    decide: ({ number, holderId }) => {
      if (!context.caller.firmIds.has(holderId)) {
        const details = { path: ['input', 'number'], values: { number } };
        throw new Refused([labelRefusal('LABEL_OF_ANOTHER_FIRM', details)]);
      }
      return {
        outcome: 'SURRENDERED',
        authority: 'HOLDER',
        change: { kind: 'SURRENDERED' },
        ...groundsOf(request),
      };
    },
  });
}

/** A suspension ends while the label is still valid, or never. */
export function expectSuspensionEnd(
  until: IsoDate | null,
  within: { readonly from: IsoDate; readonly until: IsoDate },
): void {
  const fits = until === null || (until > within.from && until <= within.until);
  refuseIfAny(
    fits
      ? []
      : [
          labelRefusal('SUSPENSION_END_NOT_AHEAD', {
            path: ['input', 'until'],
            values: { from: within.from, until: within.until },
          }),
        ],
  );
}

function groundsOf({ grounds, groundsPublic }: StatedGrounds): StatedGrounds {
  return { grounds: grounds.map(({ fr, en }) => ({ fr, en: en ?? null })), groundsPublic };
}

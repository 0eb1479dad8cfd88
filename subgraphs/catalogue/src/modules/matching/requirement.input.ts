import { BadUserInput } from '@apogee/shared/errors';
import { decodeCursor, encodeCursor, type ListName, listOf } from '@apogee/shared/graphql';
import { keyOfMatch, type Match, type MatchKey } from './match';
import type { ConstraintInput, ProductRequirementInput } from './matching.input';
import type { Constraint, Requirement } from './requirement';

export function requirementOf(input: ProductRequirementInput): Requirement {
  return {
    minTrl: input.minTrl ?? null,
    labelledOnly: input.labelledOnly ?? false,
    excludeExportControl: input.excludeExportControl ?? null,
    itarFree: input.itarFree ?? null,
    maxLeadTimeMonths: input.maxLeadTimeMonths ?? null,
    constraints: input.constraints.map(constraintOf),
  };
}

function constraintOf(input: ConstraintInput, index: number): Constraint {
  const { parameter, op, unit, mandatory } = input;
  const values = [input.value ?? [], input.values ?? []].flat();
  const texts = typeof input.text === 'string' ? [input.text] : [];
  refuseUnlessComplete(input, `requirement.constraints.${index}`);
  return { parameter, op, values, texts, unit: unit ?? null, mandatory };
}

/** What an operator needs and was not given would make a constraint that means nothing. */
function refuseUnlessComplete(input: ConstraintInput, constraint: string): void {
  const missing = missingIn(input);
  if (missing !== null) {
    const argument = `${constraint}.${missing.member}`;
    throw new BadUserInput(`${argument}: ${missing.rule}.`, argument);
  }
}

interface Missing {
  readonly member: 'value' | 'values';
  readonly rule: string;
}

const ENDS: Missing = { member: 'values', rule: 'must be two figures, the lower first' };
const FIGURE: Missing = { member: 'value', rule: 'must be given' };
const FIGURE_OR_TEXT: Missing = { member: 'value', rule: 'must be given, or a text' };

function missingIn(input: ConstraintInput): Missing | null {
  switch (input.op) {
    case 'BETWEEN':
      return areEnds(input.values ?? []) ? null : ENDS;
    case 'IN':
    case 'EQ':
      return figuresAndTexts(input) === 0 ? FIGURE_OR_TEXT : null;
    default:
      return typeof input.value === 'number' ? null : FIGURE;
  }
}

function figuresAndTexts({ value, values, text }: ConstraintInput): number {
  return [value ?? [], values ?? [], text ?? []].flat().length;
}

function areEnds([from, to, ...others]: readonly number[]): boolean {
  return from !== undefined && to !== undefined && others.length === 0 && from <= to;
}

/** The list that a requirement asks for, with the way to read and make its cursors. */
export interface MatchList {
  readonly after: MatchKey | null;
  readonly cursorOf: (match: Match) => string;
}

export function matchListOf(input: ProductRequirementInput, after: string | null): MatchList {
  const list = listOf('matches', { requirement: JSON.stringify(input) });
  return {
    after: after === null ? null : keyAfter(list, after),
    cursorOf: (match) => encodeCursor(list, keyOfMatch(match)),
  };
}

function keyAfter(list: ListName, cursor: string): MatchKey {
  const kinds = ['number', 'number', 'text', 'text'] as const;
  const [group, score, sortName, id] = decodeCursor(list, cursor, kinds);
  return [Number(group), Number(score), String(sortName), String(id)];
}

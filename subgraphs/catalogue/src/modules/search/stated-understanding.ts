import type { Reading, Strictness } from './reading';

/** How a question was understood, and how strictly it is held to: the same for all pages of its list. */
export interface Understanding {
  readonly meanings: Reading['meanings'];
  readonly strictness: Strictness;
}

/** More than any question comes to. */
const MOST_PARTS = 2_000;

/** Whether a cursor states something that we may have written: forged ones must not become statements. */
export function isUnderstanding(stated: unknown): stated is Understanding {
  return (
    isRecord(stated) &&
    (stated['strictness'] === 'ALL' || stated['strictness'] === 'ANY') &&
    isListOf(stated['meanings'], isMeaning)
  );
}

function isMeaning(stated: unknown): boolean {
  return (
    isRecord(stated) &&
    isListOf(stated['concepts'], isConcept) &&
    isListOf(stated['phrases'], isPhrase) &&
    isListOf(stated['names'], isPhrase) &&
    stated['concepts'].length + stated['phrases'].length > 0
  );
}

function isConcept(stated: unknown): boolean {
  return typeof stated === 'string' && /^[a-z0-9-]{1,200}$/.test(stated);
}

function isPhrase(stated: unknown): boolean {
  return isListOf(stated, isLexeme) && stated.length > 0;
}

function isLexeme(stated: unknown): boolean {
  return (
    isRecord(stated) &&
    typeof stated['prefix'] === 'boolean' &&
    typeof stated['text'] === 'string' &&
    /^[a-z0-9]{1,200}$/.test(stated['text'])
  );
}

function isRecord(stated: unknown): stated is Readonly<Record<string, unknown>> {
  return typeof stated === 'object' && stated !== null;
}

function isListOf(
  stated: unknown,
  isPart: (part: unknown) => boolean,
): stated is readonly unknown[] {
  return Array.isArray(stated) && stated.length <= MOST_PARTS && stated.every(isPart);
}

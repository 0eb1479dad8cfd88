import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../harness/program';

/** What a reader is to do next. */
export type Step =
  | { readonly kind: 'ask'; readonly title: string; readonly request: TutorialRequest }
  | { readonly kind: 'clock'; readonly title: string; readonly months: number };

/** An operation of the tutorial as it stands on the page. */
export interface TutorialRequest {
  readonly query: string;
  /** Name of the identity whose token goes with it; null for the public. */
  readonly as: string | null;
  readonly variables: unknown;
  readonly answer: unknown;
  /** Placeholders that stand for something else from here on. */
  readonly forgotten: readonly string[];
}

const BLOCK = /^```(\w+) ?(.*)\n([\s\S]*?)^```$|^<!-- (\w+): (.*) -->$/gm;

/** The steps of the page in the order in which they are done, repeated parts written out. */
export function readTutorial(): readonly Step[] {
  const page = readFileSync(join(ROOT, 'docs/tutorial-accreditation.md'), 'utf8');
  const sections = new Map<string, readonly Step[]>();
  for (const section of page.split(/^## /m).slice(1)) {
    const [number = ''] = section.split('.');
    sections.set(number, stepsOf(section, sections));
  }
  return [...sections.values()].flat();
}

function stepsOf(section: string, earlier: ReadonlyMap<string, readonly Step[]>): readonly Step[] {
  const [heading = ''] = section.split('\n');
  const steps: Step[] = [];
  let asked: Partial<TutorialRequest> = {};
  let forgotten: readonly string[] = [];
  for (const [, language, info = '', text = '', directive, value = ''] of section.matchAll(BLOCK)) {
    if (language === 'graphql') {
      asked = { query: text, as: info === 'anybody' ? null : info, variables: {}, forgotten };
      forgotten = [];
    } else if (language === 'json' && info === 'variables') {
      asked = { ...asked, variables: JSON.parse(text) as unknown };
    } else if (language === 'json' && info === 'answer') {
      const request = { ...asked, answer: JSON.parse(text) as unknown } as TutorialRequest;
      const name = /(?:mutation|query) (\w+)/.exec(request.query)?.[1] ?? '';
      steps.push({ kind: 'ask', title: `${heading}: ${name}`, request });
    } else if (directive === 'forget') {
      forgotten = listOf(value);
    } else if (directive === 'clock') {
      const months = Number(/^\+(\d+) months$/.exec(value)?.[1]);
      steps.push({ kind: 'clock', title: `${heading}: ${value}`, months });
    } else if (directive === 'repeat') {
      steps.push(...listOf(value).flatMap((number) => earlier.get(number) ?? []));
    }
  }
  return steps;
}

const listOf = (text: string): readonly string[] => text.split(',').map((part) => part.trim());

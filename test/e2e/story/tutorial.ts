import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../harness/program';

/** What a reader is to do next. */
export type Step =
  | { readonly kind: 'ask'; readonly title: string; readonly request: TutorialRequest }
  | { readonly kind: 'wait'; readonly title: string; readonly months: number };

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

type Sections = ReadonlyMap<string, readonly Step[]>;

/** A fenced block with what it is and what follows that word, or a comment that a reader does not see. */
const PART = /^```(\w+) ?(.*)\n([\s\S]*?)^```$|^<!-- (\w+): (.*) -->$/gm;

/** The steps of the page in the order in which they are done, repeated parts written out. */
export function readTutorial(): readonly Step[] {
  const page = readFileSync(join(ROOT, 'docs/tutorial-accreditation.md'), 'utf8');
  const sections = new Map<string, readonly Step[]>();
  for (const section of page.split(/^## /m).slice(1)) {
    const [number = ''] = section.split('.');
    sections.set(number, new SectionReader(section, sections).steps());
  }
  return [...sections.values()].flat();
}

/** Reads one section, part by part: operation, variables if it has any, answer. */
class SectionReader {
  private readonly heading: string;
  private readonly read: Step[] = [];
  private asked: Omit<TutorialRequest, 'answer'> | null = null;
  private forgotten: readonly string[] = [];

  constructor(
    private readonly section: string,
    private readonly earlier: Sections,
  ) {
    [this.heading = ''] = section.split('\n');
  }

  steps(): readonly Step[] {
    for (const [, language, info = '', text = '', directive, value] of this.section.matchAll(
      PART,
    )) {
      if (directive === undefined) {
        this.block(`${language} ${info}`, text);
      } else {
        this.direct(directive, value ?? '');
      }
    }
    return this.read;
  }

  private block(kind: string, text: string): void {
    if (kind.startsWith('graphql ')) {
      const name = kind.slice('graphql '.length);
      const as = name === 'anybody' ? null : name;
      this.asked = { query: text, as, variables: {}, forgotten: this.forgotten };
      this.forgotten = [];
    } else if (kind === 'json variables' && this.asked !== null) {
      this.asked = { ...this.asked, variables: JSON.parse(text) as unknown };
    } else if (kind === 'json answer' && this.asked !== null) {
      const request = { ...this.asked, answer: JSON.parse(text) as unknown };
      const name = /(?:mutation|query) (\w+)/.exec(request.query)?.[1] ?? '';
      this.read.push({ kind: 'ask', title: `${this.heading}: ${name}`, request });
    }
  }

  private direct(directive: string, value: string): void {
    if (directive === 'forget') {
      this.forgotten = listOf(value);
    } else if (directive === 'clock') {
      const months = Number(/^\+(\d+) months$/.exec(value)?.[1]);
      this.read.push({ kind: 'wait', title: `${this.heading}: ${value}`, months });
    } else if (directive === 'repeat') {
      this.read.push(...listOf(value).flatMap((number) => this.earlier.get(number) ?? []));
    }
  }
}

const listOf = (text: string): readonly string[] => text.split(',').map((part) => part.trim());

import {
  type ASTNode,
  type ASTVisitor,
  getEnterLeaveForKind,
  Kind,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

type Visit = NonNullable<ReturnType<typeof getEnterLeaveForKind>['enter']>;

/** What one rule does on the way into, or out of, nodes of one kind. */
interface Part {
  readonly rule: number;
  readonly visitor: ASTVisitor;
  readonly visit: Visit;
}

interface Parts {
  readonly enter: Part[];
  readonly leave: Part[];
}

/**
 * Many rules as one that does the same in the same order. graphql-js asks every rule about every kind of node there is
 * each time that it validates, and goes through all rules at every node: for a usual operation that is more than half
 * of its work. Most rules care for one or two kinds.
 */
export function rulesInOne(rules: readonly ValidationRule[]): ValidationRule {
  return (context: ValidationContext) => {
    const visitors = rules.map((rule) => rule(context));
    const skipping = new Skipping();
    const merged: Record<string, { enter: Visit; leave: Visit }> = {};
    for (const [kind, parts] of partsByKind(visitors)) {
      merged[kind] = visitAll(parts, skipping);
    }
    return merged;
  };
}

function partsByKind(visitors: readonly ASTVisitor[]): ReadonlyMap<string, Parts> {
  const all = new Map<string, Parts>();
  for (const [rule, visitor] of visitors.entries()) {
    for (const kind of kindsOf(visitor)) {
      const { enter, leave } = getEnterLeaveForKind(visitor, kind);
      const parts = all.get(kind) ?? { enter: [], leave: [] };
      all.set(kind, parts);
      if (enter !== undefined) {
        parts.enter.push({ rule, visitor, visit: enter });
      }
      if (leave !== undefined) {
        parts.leave.push({ rule, visitor, visit: leave });
      }
    }
  }
  return all;
}

const KINDS: ReadonlySet<string> = new Set(Object.values(Kind));

function kindsOf(visitor: ASTVisitor): readonly Kind[] {
  const isForAll = 'enter' in visitor || 'leave' in visitor;
  return (isForAll ? [...KINDS] : Object.keys(visitor)).filter(isKind);
}

function isKind(key: string): key is Kind {
  return KINDS.has(key);
}

function visitAll({ enter, leave }: Parts, skipping: Skipping): { enter: Visit; leave: Visit } {
  return {
    enter: (node, ...rest) => {
      for (const { rule, visitor, visit } of enter) {
        if (!skipping.has(rule) && visit.call(visitor, node, ...rest) === false) {
          skipping.start(rule, node);
        }
      }
    },
    leave: (node, ...rest) => {
      for (const { rule, visitor, visit } of leave) {
        if (!skipping.has(rule)) {
          visit.call(visitor, node, ...rest);
        }
      }
      skipping.endAt(node);
    },
  };
}

/** The nodes below which a rule does not look. */
class Skipping {
  private readonly nodes = new Map<number, ASTNode>();

  has(rule: number): boolean {
    return this.nodes.size > 0 && this.nodes.has(rule);
  }

  start(rule: number, node: ASTNode): void {
    this.nodes.set(rule, node);
  }

  endAt(node: ASTNode): void {
    for (const [rule, skipped] of this.nodes) {
      if (skipped === node) {
        this.nodes.delete(rule);
      }
    }
  }
}

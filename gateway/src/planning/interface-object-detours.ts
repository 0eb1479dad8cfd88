import type { QueryPlanner } from '@apollo/query-planner';

/** By the index of their vertex. The planner hands out copies only. */
const OUT_EDGES = '_outEdges';

/** What is used of the planner's own graph: types as subgraphs know them, and the ways between them. */
interface QueryGraph {
  readonly vertices: Vertex[];
  readonly [OUT_EDGES]: Edge[][];
  nonTrivialFollowupEdges: (edge: Edge) => readonly Edge[];
  readonly nonLocalSelectionsMetadata: object | null;
}

interface Vertex {
  readonly index: number;
  readonly source: string;
  readonly type: { readonly kind: string; readonly name: string };
}

interface Edge {
  readonly index: number;
  readonly head: Vertex;
  readonly tail: Vertex;
  readonly transition: { readonly kind: string; readonly collectOperationElements: boolean };
  withNewHead(head: Vertex): Edge;
}

/**
 * Takes useless detours out of a planner's graph: from an `@interfaceObject` to the subgraph that has the interface,
 * there into one of its types, and by its key back to the same object of the same subgraph. Whatever could be asked
 * at the end could be asked at the start, but the planner weighs these ways against the straight one for each field
 * that has fields of its own, and every one of them again below each type: after three such fields there are more
 * than it can weigh.
 *
 * Each interface that is entered from an interface object becomes a vertex of its own, which leads where the original
 * leads except back. Conditions are not affected: those start anew wherever they are met.
 */
export function withoutDetours(planner: QueryPlanner): QueryPlanner {
  const graph: unknown = Reflect.get(planner, 'federatedQueryGraph');
  if (isQueryGraph(graph)) {
    const entrances = graph[OUT_EDGES].flat().filter(isEntrance);
    if (entrances.length > 0) {
      new DetourRemoval(graph).remove(entrances);
    }
  }
  return planner;
}

/** From an interface object to the interface. */
function isEntrance({ head, tail, transition }: Edge): boolean {
  return (
    transition.kind === 'KeyResolution' &&
    head.source !== tail.source &&
    head.type.name === tail.type.name &&
    head.type.kind === 'ObjectType' &&
    tail.type.kind === 'InterfaceType'
  );
}

/** Whether an operation has a field or a fragment for it, as it has not for a key. */
function isCollecting({ transition }: Edge): boolean {
  return transition.collectOperationElements;
}

class DetourRemoval {
  private readonly graph: QueryGraph;
  /** Entered interfaces, by where they are entered from and what they are copied from. */
  private readonly entered = new Map<string, Vertex>();
  /** What each new edge was before. */
  private readonly originals = new Map<Edge, Edge>();
  /** What became of an edge. */
  private readonly replacements = new Map<Edge, Edge>();
  /** Edges into one of the types of an entered interface, and where not to go back to. */
  private readonly casts = new Map<Edge, Vertex>();
  private readonly followups = new Map<Edge, readonly Edge[]>();

  constructor(graph: QueryGraph) {
    this.graph = graph;
  }

  remove(entrances: readonly Edge[]): void {
    for (const entrance of entrances) {
      const replacement = copyOf(entrance, { tail: this.enteredInterface(entrance) });
      this.originals.set(replacement, entrance);
      this.replacements.set(entrance, replacement);
    }
    // Copies of interfaces may have entrances to others themselves.
    for (const edges of this.graph[OUT_EDGES]) {
      for (const [at, edge] of edges.entries()) {
        edges[at] = this.replacements.get(edge) ?? edge;
      }
    }
    const original = this.graph.nonTrivialFollowupEdges;
    this.graph.nonTrivialFollowupEdges = (edge) => this.followupsOf(edge, original);
    const { nonLocalSelectionsMetadata: metadata } = this.graph;
    if (metadata !== null) {
      // It is read from the graph when it is made.
      const { constructor } = metadata;
      Reflect.set(
        this.graph,
        'nonLocalSelectionsMetadata',
        Reflect.construct(constructor, [this.graph]),
      );
    }
  }

  private enteredInterface({ head, tail }: Edge): Vertex {
    const key = `${head.index} ${tail.index}`;
    const known = this.entered.get(key);
    if (known !== undefined) {
      return known;
    }
    const vertex = copyOf(tail, { index: this.graph.vertices.length });
    this.entered.set(key, vertex);
    this.graph.vertices.push(vertex);
    this.graph[OUT_EDGES].push(
      (this.graph[OUT_EDGES][tail.index] ?? []).map((edge) => this.edgeFrom(vertex, edge, head)),
    );
    return vertex;
  }

  /** Edges keep their indices, by which the planner finds them. */
  private edgeFrom(vertex: Vertex, edge: Edge, home: Vertex): Edge {
    const moved = edge.withNewHead(vertex);
    // A key to itself stays one; a field that leads to the same type leads to the original.
    const isToItself = edge.tail === edge.head && !isCollecting(edge);
    const copy = isToItself ? copyOf(moved, { tail: vertex }) : moved;
    this.originals.set(copy, edge);
    if (edge.transition.kind === 'DownCast') {
      this.casts.set(copy, home);
    }
    return copy;
  }

  private followupsOf(
    edge: Edge,
    original: QueryGraph['nonTrivialFollowupEdges'],
  ): readonly Edge[] {
    let followups = this.followups.get(edge);
    if (followups === undefined) {
      // Those from a vertex that became another are at the same place there.
      const ways = this.graph[OUT_EDGES][edge.tail.index] ?? [];
      followups = original(this.originals.get(edge) ?? edge)
        .map(({ index }) => ways[index])
        .filter((way) => way !== undefined)
        .filter((way) => !this.isDetour(edge, way));
      this.followups.set(edge, followups);
    }
    return followups;
  }

  private isDetour(edge: Edge, { transition, tail }: Edge): boolean {
    const home = this.casts.get(edge);
    return (
      home !== undefined &&
      transition.kind === 'KeyResolution' &&
      tail.source === home.source &&
      tail.type.name === home.type.name
    );
  }
}

function copyOf<T extends object>(original: T, changed: Partial<T>): T {
  const copy = { ...original, ...changed };
  Object.setPrototypeOf(copy, Reflect.getPrototypeOf(original));
  return copy;
}

function isQueryGraph(graph: unknown): graph is QueryGraph {
  return (
    typeof graph === 'object' &&
    graph !== null &&
    'vertices' in graph &&
    Array.isArray(graph.vertices) &&
    OUT_EDGES in graph &&
    Array.isArray(graph[OUT_EDGES]) &&
    'nonTrivialFollowupEdges' in graph &&
    'nonLocalSelectionsMetadata' in graph
  );
}

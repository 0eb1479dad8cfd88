/** What placeholders of the tutorial, such as `<file>`, stand for. */
export class Placeholders {
  private readonly values = new Map<string, unknown>();

  set(name: string, value: unknown): void {
    this.values.set(name, value);
  }

  forget(names: readonly string[]): void {
    for (const name of names) {
      this.values.delete(name);
    }
  }

  /** The same with every placeholder replaced by what it stands for. */
  fill(json: unknown): unknown {
    return mapped(json, (name) => {
      if (!this.values.has(name)) {
        throw new TypeError(`Nothing was answered yet for <${name}>.`);
      }
      return this.values.get(name);
    });
  }

  /**
   * What is expected, seen beside what was answered: a placeholder that stands for nothing yet takes what stands in
   * its place. `<version>` always does, since it is the version last answered.
   */
  expectation(json: unknown, answered: unknown): unknown {
    return mapped(json, (name, path) => {
      if (name === 'version' || !this.values.has(name)) {
        this.values.set(name, at(answered, path));
      }
      return this.values.get(name);
    });
  }
}

type Path = readonly string[];

function mapped(
  json: unknown,
  valueOf: (name: string, path: Path) => unknown,
  path: Path = [],
): unknown {
  if (typeof json === 'string') {
    const [, name] = /^<(.+)>$/.exec(json) ?? [];
    return name === undefined ? json : valueOf(name, path);
  }
  if (Array.isArray(json)) {
    return json.map((entry, index) => mapped(entry, valueOf, [...path, String(index)]));
  }
  if (typeof json === 'object' && json !== null) {
    const entries = Object.entries(json);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, mapped(value, valueOf, [...path, key])]),
    );
  }
  return json;
}

function at(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
    json,
  );
}

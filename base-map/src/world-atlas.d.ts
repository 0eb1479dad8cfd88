declare module 'world-atlas/countries-50m.json' {
  import type { GeometryCollection, Topology } from 'topojson-specification';

  /** Countries of Natural Earth. As text it would make TypeScript infer a type from every arc. */
  const world: Topology<{ countries: GeometryCollection<{ name: string }> }>;
  export default world;
}

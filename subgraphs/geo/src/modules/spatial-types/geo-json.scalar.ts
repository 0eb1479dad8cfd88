import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** Read as it comes: `parseArea` says what is wrong with it, with the name of the argument. */
export const GeoJsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'GeoJSON',
  description:
    'A GeoJSON object, RFC 7946: `{ type: "Polygon", coordinates: [[[1.2, 43.5], …]] }`. Positions are longitude, latitude, WGS 84.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7946',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

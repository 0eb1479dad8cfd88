export { BoundsInput } from './bounds.input';
export { BoundsType } from './bounds.type';
export { GeoJsonScalar } from './geo-json.scalar';
export { GeoPointInput } from './geo-point.input';
export { GeoPointType } from './geo-point.type';
export { LocationPrecision } from './location-precision.type';
export { LocationSource } from './location-source.type';

import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType('GeoPoint', { description: 'A position on Earth, WGS 84 (EPSG:4326).' })
export class GeoPointType {
  @Field(() => Float, { description: 'Degrees north of the equator, −90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east of Greenwich, −180 to 180.' })
  longitude!: number;
}

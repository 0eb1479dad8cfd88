import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A product that the catalogue counted to a range on a day. A copy: the catalogue's tables are its own. */
@Entity({ name: 'range_member', schema: 'accreditation' })
export class RangeMemberEntity {
  @PrimaryColumn('text', { name: 'range_id' })
  rangeId!: string;

  @PrimaryColumn('text', { name: 'product_id' })
  productId!: string;

  @Column('date', { name: 'as_of' })
  asOf!: string;
}

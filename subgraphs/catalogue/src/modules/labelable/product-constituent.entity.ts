import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A product that another product is built of. */
@Entity({ schema: 'catalogue', name: 'product_constituent' })
export class ProductConstituentEntity {
  @PrimaryColumn({ type: 'text', name: 'product_id' })
  productId!: string;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text', name: 'constituent_id' })
  constituentId!: string;
}

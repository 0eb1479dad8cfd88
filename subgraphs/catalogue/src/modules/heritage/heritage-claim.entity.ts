import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mission or contract that a source names for an item. */
@Entity({ schema: 'catalogue', name: 'heritage_claim' })
export class HeritageClaimEntity {
  @PrimaryColumn({ type: 'text', name: 'item_id' })
  itemId!: string;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'text', nullable: true })
  mission!: string | null;

  @Column({ type: 'text', nullable: true })
  operator!: string | null;

  @Column({ type: 'text', nullable: true })
  launched!: string | null;

  @Column({ type: 'text', nullable: true })
  orbit!: string | null;

  @Column({ type: 'integer', name: 'units_flown', nullable: true })
  unitsFlown!: number | null;

  @Column({ type: 'boolean', name: 'same_configuration', nullable: true })
  sameConfiguration!: boolean | null;

  @Column({ type: 'text', name: 'detail_fr', nullable: true })
  detailFr!: string | null;

  @Column({ type: 'text', name: 'detail_en', nullable: true })
  detailEn!: string | null;

  @Column({ type: 'text', name: 'source_id', nullable: true })
  sourceId!: string | null;
}

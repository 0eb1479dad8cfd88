import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stated figure of a product. */
@Entity({ schema: 'catalogue', name: 'specification' })
export class SpecificationEntity {
  @PrimaryColumn({ type: 'text', name: 'item_id' })
  itemId!: string;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text' })
  parameter!: string;

  @Column({ type: 'double precision', nullable: true })
  value!: number | null;

  @Column({ type: 'double precision', nullable: true })
  min!: number | null;

  @Column({ type: 'double precision', nullable: true })
  max!: number | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ type: 'text', nullable: true })
  unit!: string | null;

  @Column({ type: 'text', nullable: true })
  condition!: string | null;

  @Column({ type: 'text', name: 'source_id', nullable: true })
  sourceId!: string | null;

  @Column({ type: 'integer', name: 'source_page', nullable: true })
  sourcePage!: number | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A source of a firm. */
@Entity({ schema: 'catalogue', name: 'firm_source' })
export class FirmSourceEntity {
  @PrimaryColumn({ type: 'text', name: 'firm_id' })
  firmId!: string;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text', name: 'source_id' })
  sourceId!: string;
}

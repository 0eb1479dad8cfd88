import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A source of an item. */
@Entity({ schema: 'catalogue', name: 'item_source' })
export class ItemSourceEntity {
  @PrimaryColumn({ type: 'text', name: 'item_id' })
  itemId!: string;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text', name: 'source_id' })
  sourceId!: string;
}

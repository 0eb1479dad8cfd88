import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A technology domain or discipline of an item. */
@Entity({ schema: 'catalogue', name: 'item_term' })
export class ItemTermEntity {
  @PrimaryColumn({ type: 'text', name: 'item_id' })
  itemId!: string;

  @PrimaryColumn({ type: 'text' })
  vocabulary!: string;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text' })
  code!: string;
}

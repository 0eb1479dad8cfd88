import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A TRL that a source states; never an assessment. */
@Entity({ schema: 'catalogue', name: 'trl_statement' })
export class TrlStatementEntity {
  @PrimaryColumn({ type: 'text', name: 'item_id' })
  itemId!: string;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'smallint' })
  level!: number;

  @Column({ type: 'boolean', name: 'at_least' })
  atLeast!: boolean;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'as_of', nullable: true })
  asOf!: string | null;

  @Column({ type: 'text', name: 'note_fr', nullable: true })
  noteFr!: string | null;

  @Column({ type: 'text', name: 'note_en', nullable: true })
  noteEn!: string | null;

  @Column({ type: 'text', name: 'source_id', nullable: true })
  sourceId!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A term of one of the vocabularies. */
@Entity({ schema: 'catalogue', name: 'taxonomy_term' })
export class TaxonomyTermEntity {
  @PrimaryColumn({ type: 'text' })
  vocabulary!: string;

  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text', name: 'parent_code', nullable: true })
  parentCode!: string | null;

  @Column({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  version!: string;

  @Column({ type: 'text', name: 'label_fr' })
  labelFr!: string;

  @Column({ type: 'text', name: 'label_en' })
  labelEn!: string;

  @Column({ type: 'text', name: 'source_id' })
  sourceId!: string;
}

import { Entity, PrimaryColumn } from 'typeorm';

/** Two terms of two vocabularies that mean nearly the same; written once, read in both directions. */
@Entity({ schema: 'catalogue', name: 'taxonomy_close_match' })
export class TaxonomyCloseMatchEntity {
  @PrimaryColumn({ type: 'text', name: 'from_vocabulary' })
  fromVocabulary!: string;

  @PrimaryColumn({ type: 'text', name: 'from_code' })
  fromCode!: string;

  @PrimaryColumn({ type: 'text', name: 'to_vocabulary' })
  toVocabulary!: string;

  @PrimaryColumn({ type: 'text', name: 'to_code' })
  toCode!: string;
}

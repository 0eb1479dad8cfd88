import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'catalogue_item', schema: 'accreditation' })
export class CatalogueItemEntity {
  @PrimaryColumn('text', { name: 'item_id' })
  itemId!: string;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'firm_id' })
  firmId!: string;

  @Column('text', { name: 'design_issue', nullable: true })
  designIssue!: string | null;

  @Column('boolean')
  published!: boolean;

  @Column('timestamptz', { name: 'as_of' })
  asOf!: Date;
}

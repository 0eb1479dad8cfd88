import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where facts of the catalogue come from. */
@Entity({ schema: 'catalogue', name: 'source' })
export class SourceEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  url!: string | null;

  @Column({ type: 'text' })
  quality!: string;

  @Column({ type: 'text' })
  licence!: string;
}

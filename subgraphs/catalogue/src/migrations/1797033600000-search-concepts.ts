import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of a document that mean the same are found by one lexeme, `=reaction-wheel`, with the weight of the best place. */
const CONCEPTS = `
  -- The documents that a concept stands in, as a condition on their words: any of its phrases in any of their forms.
  create table catalogue.search_concept (
    concept text collate "C" primary key,
    condition tsquery not null
  );

  create function catalogue.search_with_concepts(words tsvector) returns tsvector
  language sql stable strict parallel safe as $$
    select words || coalesce(string_agg(lexeme, ' ' order by lexeme)::tsvector, '')
    from (
      select format('''=%s'':1%s', concept, case
        when ts_filter(words, '{a}') @@ condition then 'A'
        when ts_filter(words, '{a,b}') @@ condition then 'B'
        when ts_filter(words, '{a,b,c}') @@ condition then 'C'
        else 'D'
      end) as lexeme
      from catalogue.search_concept
      where words @@ condition
    ) as found
  $$;

  create function catalogue.search_make_vector() returns trigger
  language plpgsql as $$
  begin
    new.vector := catalogue.search_with_concepts(
      setweight(to_tsvector('pg_catalog.simple', catalogue.search_words(new.name_fr || ' ' || new.name_en || ' ' || new.names)), 'A')
      || setweight(to_tsvector('pg_catalog.simple', catalogue.search_joined(new.name_fr || ' ' || new.names)), 'A')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(new.name_fr)), 'A')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(new.name_en)), 'A')
      || setweight(to_tsvector('pg_catalog.simple', catalogue.search_words(new.context_fr || ' ' || new.context_en)), 'B')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(new.context_fr)), 'B')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(new.context_en)), 'B')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(new.body_fr)), 'C')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(new.body_en)), 'C')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(new.further_fr)), 'D')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(new.further_en)), 'D')
    );
    return new;
  end $$;

  -- What is generated can only be made of the row itself.
  alter table catalogue.search_document
    alter column vector drop expression,
    -- It is read of everything that is found; the texts are read of what is shown.
    alter column vector set storage main;
  create trigger search_make_vector before insert on catalogue.search_document
    for each row execute function catalogue.search_make_vector();
`;

export class SearchConcepts1797033600000 implements MigrationInterface {
  readonly name = 'SearchConcepts1797033600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CONCEPTS);
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}

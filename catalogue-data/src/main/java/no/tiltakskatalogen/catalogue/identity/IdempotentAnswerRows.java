package no.tiltakskatalogen.catalogue.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.MYSQL)
interface IdempotentAnswerRows extends CrudRepository<IdempotentAnswerRow, String> {

  @Query("UPDATE idempotent_answer SET answer = :answer WHERE id = :id")
  long answer(String id, String answer);

  @Query("DELETE FROM idempotent_answer WHERE created < :time")
  long forgetBefore(String time);
}

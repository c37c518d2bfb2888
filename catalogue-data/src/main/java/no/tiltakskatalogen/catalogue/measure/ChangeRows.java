package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ChangeRows extends CrudRepository<ChangeRow, Long> {

  /** Waits until no other transaction holds the counter, and holds it until this one ends. */
  @Query("SELECT last FROM change_counter WHERE id = 1 FOR UPDATE")
  long lock();

  /** Takes numbers; others who want some wait until the transaction ends. */
  @Query("UPDATE change_counter SET last = last + :count WHERE id = 1")
  long take(long count);

  @Query("SELECT last FROM change_counter WHERE id = 1")
  long last();

  @Query(
      """
      SELECT c.number, c.measure_id, c.kind, c.recorded
      FROM change_log c
      WHERE c.number > :after
      ORDER BY c.number
      LIMIT :most
      """)
  List<ChangeRow> after(long after, int most);
}

package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

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
      SELECT c.number, c.measure_id, c.kind, c.recorded, m.slug, m.state, r.revision,
        CASE WHEN c.kind = 'WITHDRAWN' THEN r.content END AS withdrawn
      FROM (SELECT * FROM change_log WHERE number > :after ORDER BY number LIMIT :most) c
      JOIN measure m ON m.id = c.measure_id
      JOIN measure_revision r ON r.change_number = c.number
      ORDER BY c.number
      """)
  List<LoggedChange> after(long after, int most);

  @Query("SELECT recorded FROM change_log WHERE number = :number")
  Optional<String> recorded(long number);
}

package no.tiltakskatalogen.catalogue.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Rows are added and read; there is nothing here that changes or deletes one. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditRows extends GenericRepository<AuditRow, Long> {

  AuditRow save(AuditRow row);

  /** Takes the next number; others who want one wait until the transaction ends. */
  @Query("UPDATE audit_counter SET last = last + 1 WHERE id = 1")
  long take();

  @Query("SELECT last FROM audit_counter WHERE id = 1")
  long last();

  /** An empty text stands for any. */
  @Query(
      """
      SELECT a.* FROM audit a
      WHERE a.number > :after
        AND (:actor = '' OR a.actor = :actor)
        AND (:operation = '' OR a.operation = :operation)
        AND (:outcome = '' OR a.outcome = :outcome)
      ORDER BY a.number
      LIMIT :most
      """)
  List<AuditRow> after(long after, String actor, String operation, String outcome, int most);
}

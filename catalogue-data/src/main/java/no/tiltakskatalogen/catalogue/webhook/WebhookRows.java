package no.tiltakskatalogen.catalogue.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface WebhookRows extends CrudRepository<WebhookRow, String> {

  List<WebhookRow> findAllOrderByCreatedAscAndIdAsc();

  List<WebhookRow> findByOwnerOrderByCreatedAscAndIdAsc(String owner);

  long countByOwner(String owner);

  @Query(
      """
      SELECT * FROM webhook
      WHERE state = 'ACTIVE' AND delivered < :last AND next_attempt <= :now
      ORDER BY next_attempt, id LIMIT 80
      """)
  List<WebhookRow> due(long last, String now);

  @Query("DELETE FROM webhook WHERE id = :id AND version = :version")
  long remove(String id, int version);

  @Query(
      """
      UPDATE webhook SET state = 'ACTIVE', version = version + 1, delivered = :delivered, failures = 0,
        next_attempt = :now, last_failure = NULL
      WHERE id = :id AND version = :version
      """)
  long activate(String id, int version, long delivered, String now);

  // A webhook that was removed or verified anew meanwhile is left alone.
  @Query(
      """
      UPDATE webhook SET delivered = :delivered, failures = 0, last_failure = NULL
      WHERE id = :id AND version = :version AND delivered < :delivered
      """)
  long deliver(String id, int version, long delivered);

  @Query(
      """
      UPDATE webhook SET failures = failures + 1, last_failure = :failure, next_attempt = :next
      WHERE id = :id AND version = :version
      """)
  long fail(String id, int version, @Nullable String failure, String next);

  @Query(
      """
      UPDATE webhook SET state = 'DISABLED', version = version + 1, failures = failures + 1,
        last_failure = :failure
      WHERE id = :id AND version = :version
      """)
  long disable(String id, int version, @Nullable String failure);
}

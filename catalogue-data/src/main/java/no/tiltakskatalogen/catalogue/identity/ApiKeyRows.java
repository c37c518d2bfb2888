package no.tiltakskatalogen.catalogue.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ApiKeyRows extends CrudRepository<ApiKeyRow, String> {

  List<ApiKeyRow> findAllOrderByCreatedAscAndIdAsc();

  @Query(
      """
      UPDATE api_key SET hash = :hash, beginning = :beginning, version = version + 1
      WHERE id = :id AND version = :version AND revoked IS NULL
      """)
  long rotate(String id, int version, String hash, String beginning);

  @Query(
      """
      UPDATE api_key SET revoked = :now, version = version + 1
      WHERE id = :id AND version = :version AND revoked IS NULL
      """)
  long revoke(String id, int version, String now);

  @Query(
      """
      UPDATE api_key SET last_used = :now
      WHERE id = :id AND (last_used IS NULL OR last_used < :now)
      """)
  long use(String id, String now);
}

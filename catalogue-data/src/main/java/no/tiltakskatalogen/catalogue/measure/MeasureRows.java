package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MeasureRows extends CrudRepository<MeasureRow, String> {

  List<MeasureRow> findByIdIn(Collection<String> ids);

  @Query(
      """
      SELECT m.created AS number, m.id, m.slug, m.revision, m.checksum, m.updated, r.content
      FROM measure m
      JOIN measure_revision r ON r.measure_id = m.id AND r.revision = m.revision
      WHERE m.id = :id
      """)
  Optional<StoredMeasure> stored(String id);

  @Query(
      """
      SELECT m.created AS number, m.id, m.slug, m.revision, m.checksum, m.updated, r.content
      FROM measure m
      JOIN measure_revision r ON r.measure_id = m.id AND r.revision = m.revision
      WHERE m.created > :after
      ORDER BY m.created
      LIMIT :most
      """)
  List<StoredMeasure> storedAfter(long after, int most);

  @Query(
      """
      SELECT c.number AS number, m.id, m.slug, m.revision, m.checksum, m.updated, r.content
      FROM change_log c
      JOIN measure m ON m.id = c.measure_id
      JOIN measure_revision r ON r.measure_id = m.id AND r.revision = m.revision
      WHERE c.number > :after
      ORDER BY c.number
      LIMIT :most
      """)
  List<StoredMeasure> changedAfter(long after, int most);
}

package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The walks through measures take their few rows first and join them by primary keys, so that a
 * step costs the same however many measures there are; a plain join left the order to the
 * optimiser, and MariaDB went through all revisions at every step.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MeasureRows extends CrudRepository<MeasureRow, String> {

  List<MeasureRow> findByIdIn(Collection<String> ids);

  @Query(
      """
      SELECT m.created AS number, m.id, m.slug, m.revision, m.checksum, m.updated, r.content
      FROM measure m
      JOIN measure_revision r ON r.change_number = m.changed
      WHERE m.id = :id
      """)
  Optional<StoredMeasure> stored(String id);

  @Query(
      """
      SELECT m.created AS number, m.id, m.slug, m.revision, m.checksum, m.updated, r.content
      FROM (SELECT * FROM measure WHERE created > :after ORDER BY created LIMIT :most) m
      JOIN measure_revision r ON r.change_number = m.changed
      ORDER BY m.created
      """)
  List<StoredMeasure> storedAfter(long after, int most);

  @Query(
      """
      SELECT m.id, m.changed, m.state, m.revision, m.checksum
      FROM measure m
      WHERE m.id > :after
      ORDER BY m.id
      LIMIT :most
      """)
  List<MeasureHead> headsAfter(String after, int most);

  @Query(
      """
      SELECT m.created AS number, m.id, m.slug, m.revision, m.checksum, m.updated, r.content
      FROM measure m
      JOIN measure_revision r ON r.change_number = m.changed
      WHERE m.id IN (:ids)
      """)
  List<StoredMeasure> storedIn(Collection<String> ids);

  @Query(
      """
      SELECT c.number AS number, m.id, m.slug, m.revision, m.checksum, m.updated, r.content
      FROM (SELECT * FROM change_log WHERE number > :after ORDER BY number LIMIT :most) c
      JOIN measure m ON m.id = c.measure_id
      JOIN measure_revision r ON r.change_number = m.changed
      ORDER BY c.number
      """)
  List<StoredMeasure> changedAfter(long after, int most);

  /** The slug and the checksum are the present ones, whenever the content is from. */
  @Query(
      """
      SELECT m.created AS number, m.id, m.slug, r.revision, m.checksum, r.recorded AS updated, r.content
      FROM measure m
      JOIN measure_revision r ON r.measure_id = m.id
      WHERE m.id IN (:ids)
        AND r.change_number = (
          SELECT MAX(o.change_number)
          FROM measure_revision o
          WHERE o.measure_id = m.id AND o.change_number <= :change)
      ORDER BY m.id
      """)
  List<StoredMeasure> storedAt(Collection<String> ids, long change);
}

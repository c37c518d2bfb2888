package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SlugRows extends CrudRepository<SlugRow, String> {

  List<SlugRow> findBySlugIn(Collection<String> slugs);
}

package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;

@Factory
final class MeasureFactory {

  @Singleton
  Measures measures(
      MeasureRows heads,
      SlugRows slugs,
      RevisionRows revisions,
      ChangeRows changes,
      TransactionOperations<Connection> transactions,
      MeasureFormat format,
      Vocabularies vocabularies,
      Clock clock) {
    return new Measures(
        heads,
        slugs,
        revisions,
        changes,
        transactions,
        format,
        new Slugs(vocabularies.counties()),
        clock);
  }
}

package no.tiltakskatalogen.api.indexing;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.UUID;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.setting.Settings;
import no.tiltakskatalogen.search.MeasureIndex;

@Factory
final class IndexFactory {

  /** An index of another catalogue, or with other labels, is none of ours: it is built anew. */
  @Singleton
  @Bean(preDestroy = "close")
  MeasureIndex index(
      @Value("${tiltak.data-dir}") String dataDirectory,
      Settings settings,
      CursorKey cursorKey,
      DataSet dataSet) {
    String catalogue = settings.getOrCreate("catalogue-id", () -> UUID.randomUUID().toString());
    return MeasureIndex.open(
        Path.of(dataDirectory, "index"),
        String.join("/", IndexProjection.VERSION, catalogue, dataSet.termsChecksum()),
        cursorKey.bytes());
  }
}

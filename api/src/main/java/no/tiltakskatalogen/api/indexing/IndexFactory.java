package no.tiltakskatalogen.api.indexing;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.UUID;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.setting.Settings;
import no.tiltakskatalogen.search.Language;
import no.tiltakskatalogen.search.MeasureIndex;
import no.tiltakskatalogen.search.Relevance;
import no.tiltakskatalogen.search.SearchEngine;

@Factory
final class IndexFactory {

  @Singleton
  Language language(DataSet dataSet) {
    return SearchTerms.language(dataSet, Relevance.standard());
  }

  /** An index of another catalogue, or with other labels, is none of ours: it is built anew. */
  @Singleton
  @Bean(preDestroy = "close", typed = MeasureIndex.class)
  MeasureIndex index(
      @Value("${tiltak.data-dir}") String dataDirectory,
      Settings settings,
      CursorKey cursorKey,
      DataSet dataSet,
      Language language) {
    String catalogue = settings.getOrCreate("catalogue-id", () -> UUID.randomUUID().toString());
    return MeasureIndex.open(
        Path.of(dataDirectory, "index"),
        String.join("/", IndexProjection.VERSION, catalogue, dataSet.tagsChecksum()),
        cursorKey.bytes(),
        language);
  }

  /**
   * What answers searches is a bean of its own, so that the benchmark can put another there. An
   * object of its own, too: a context closes every object once, by the bean it meets first.
   */
  @Singleton
  @Bean(typed = SearchEngine.class)
  @SuppressWarnings("UnnecessaryMethodReference") // See above: the index itself is another bean.
  SearchEngine engine(MeasureIndex index) {
    return index::search;
  }
}

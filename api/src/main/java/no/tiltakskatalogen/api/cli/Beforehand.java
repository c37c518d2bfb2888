package no.tiltakskatalogen.api.cli;

import io.micronaut.context.RuntimeBeanDefinition;
import java.util.concurrent.CompletableFuture;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.indexing.SearchTerms;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import no.tiltakskatalogen.search.Language;
import no.tiltakskatalogen.search.Relevance;

/**
 * What depends on nothing but the program is made ready while the database and the context open, so
 * that a start takes less time. What is wrong with it is told when it is asked for.
 */
final class Beforehand {

  private Beforehand() {}

  /** Begins, and gives the beans that take the place of those that would be made one by one. */
  static RuntimeBeanDefinition<?>[] beans() {
    CompletableFuture<DataSet> dataSet =
        CompletableFuture.supplyAsync(DataSetReader::readBundled, Beforehand::inTheBackground);
    CompletableFuture<Relevance> lists =
        CompletableFuture.supplyAsync(Relevance::standard, Beforehand::inTheBackground);
    CompletableFuture<Language> language = dataSet.thenCombine(lists, SearchTerms::language);
    CompletableFuture<ApiDocument> document =
        CompletableFuture.supplyAsync(ApiDocument::new, Beforehand::inTheBackground);
    return new RuntimeBeanDefinition<?>[] {
      bean(DataSet.class, dataSet),
      bean(Language.class, language),
      bean(ApiDocument.class, document)
    };
  }

  private static void inTheBackground(Runnable task) {
    Thread.ofPlatform().name("beforehand").daemon().start(task);
  }

  private static <T> RuntimeBeanDefinition<T> bean(Class<T> type, CompletableFuture<T> made) {
    return RuntimeBeanDefinition.builder(type, made::join)
        .singleton(true)
        .exposedTypes(type)
        .replaces(type)
        .build();
  }
}

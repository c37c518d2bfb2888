package no.tiltakskatalogen.catalogue.dataset;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;

@Factory
final class DataSetFactory {

  @Singleton
  DataSet dataSet() {
    return DataSetReader.readBundled();
  }

  @Bean
  Vocabularies vocabularies(DataSet dataSet) {
    return dataSet.vocabularies();
  }

  @Bean
  KnowledgeBase knowledge(DataSet dataSet) {
    return dataSet.knowledge();
  }

  @Bean
  MeasureFormat format(DataSet dataSet) {
    return dataSet.format();
  }

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}

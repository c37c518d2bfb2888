package no.tiltakskatalogen.api.knowledge;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import no.tiltakskatalogen.api.indexing.CursorKey;
import no.tiltakskatalogen.search.KnowledgeIndex;

@Factory
final class KnowledgeFactory {

  @Singleton
  @Bean(preDestroy = "close")
  KnowledgeIndex index(KnowledgeEntries entries, CursorKey cursorKey) {
    return new KnowledgeIndex(entries.indexed(), cursorKey.bytes());
  }
}

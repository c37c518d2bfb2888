package no.tiltakskatalogen.api.knowledge;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import no.tiltakskatalogen.api.indexing.CursorKey;
import no.tiltakskatalogen.search.KnowledgeIndex;
import no.tiltakskatalogen.search.Language;

@Factory
final class KnowledgeFactory {

  @Singleton
  @Bean(preDestroy = "close")
  KnowledgeIndex index(KnowledgeEntries entries, CursorKey cursorKey, Language language) {
    return new KnowledgeIndex(entries.indexed(), cursorKey.bytes(), language);
  }
}

package no.tiltakskatalogen.api.knowledge;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.knowledge.Place;
import no.tiltakskatalogen.catalogue.knowledge.Source;
import no.tiltakskatalogen.openapi.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** The titles of the source documents. Immutable. */
@Singleton
public final class SourceTitles {

  private final Map<String, String> titles;

  SourceTitles(KnowledgeBase knowledge) {
    titles = knowledge.sources().stream().collect(Collectors.toMap(Source::id, Source::title));
  }

  public SourceRef reference(String document, @Nullable String place) {
    return new SourceRef(document, titles.getOrDefault(document, document), place);
  }

  SourceRef reference(Place place) {
    return reference(place.document(), place.place());
  }
}

package no.tiltakskatalogen.api.web;

import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import org.jspecify.annotations.Nullable;

/**
 * Lets a search that has to see a change wait until it can, for a few seconds. Blocks its thread,
 * which should be a virtual one. Thread-safe.
 */
@Singleton
public final class WaitFor {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final IndexProgress progress;
  private final CatalogueRevision revision;

  WaitFor(IndexProgress progress, CatalogueRevision revision) {
    this.progress = progress;
    this.revision = revision;
  }

  /**
   * Returns when the search has seen a change.
   *
   * @param change null for none in particular
   * @throws ProblemException 503 if that takes too long
   */
  public void change(@Nullable Long change) {
    if (change == null || change <= progress.lastChange()) {
      return;
    }
    if (!progress.await(change, LONGEST)) {
      throw ProblemException.unavailable(
          "The search has not seen change %d yet; the last it has seen is %d."
              .formatted(change, progress.lastChange()));
    }
    ServerRequestContext.currentRequest().ifPresent(revision::read);
  }
}

package no.tiltakskatalogen.api.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteInfo;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.indexing.IndexProgress.Waited;
import org.jspecify.annotations.Nullable;

/** Lets a search that has to see a change wait until it can, for a few seconds. */
@ServerFilter(
    patterns = "/v1/**",
    methods = {HttpMethod.GET, HttpMethod.HEAD})
@Order(FilterStage.WAIT)
final class WaitFor {

  private static final String PARAMETER = "waitFor";

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final IndexProgress progress;
  private final CatalogueRevision revision;

  WaitFor(IndexProgress progress, CatalogueRevision revision) {
    this.progress = progress;
    this.revision = revision;
  }

  /**
   * @param route so that what is nowhere is not waited for
   */
  @RequestFilter
  @Nullable CompletionStage<@Nullable HttpRequest<?>> change(
      HttpRequest<?> request, RouteInfo<?> route) {
    long change = request.getParameters().getFirst(PARAMETER, Long.class).orElse(0L);
    return change <= progress.lastChange()
        ? null
        : progress
            .beyond(change - 1, LONGEST, Actor.of(request).client())
            .thenApply(waited -> seen(request, change, waited));
  }

  private HttpRequest<?> seen(HttpRequest<?> request, long change, Waited waited) {
    if (waited == Waited.REFUSED) {
      throw ProblemException.unavailable(
          "Too many wait already, of this client or in all; please ask again later.");
    }
    if (change > progress.lastChange()) {
      throw ProblemException.unavailable(
          "The search has not seen change %d yet; the last it has seen is %d."
              .formatted(change, progress.lastChange()));
    }
    revision.read(request);
    return request;
  }
}

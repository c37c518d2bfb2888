package no.tiltakskatalogen.api.harvest;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.indexing.IndexProgress.Waited;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.openapi.model.Fault;
import org.jspecify.annotations.Nullable;

/** Lets whoever wants the next change wait until there is one. */
@ServerFilter(
    patterns = "/v1/changes",
    methods = {HttpMethod.GET, HttpMethod.HEAD})
@Order(FilterStage.WAIT)
final class ChangesWait {

  private final Measures measures;
  private final IndexProgress progress;

  ChangesWait(Measures measures, IndexProgress progress) {
    this.measures = measures;
    this.progress = progress;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable CompletionStage<@Nullable HttpRequest<?>> next(HttpRequest<?> request) {
    long after = number(request, "after");
    long seconds = number(request, "wait");
    if (after > progress.lastChange()) {
      checkReached(after);
    }
    return seconds == 0 || after < progress.lastChange()
        ? null
        : progress
            .beyond(after, Duration.ofSeconds(seconds), Actor.of(request).client())
            .thenApply(waited -> accepted(request, waited));
  }

  private static long number(HttpRequest<?> request, String parameter) {
    return request.getParameters().getFirst(parameter, Long.class).orElse(0L);
  }

  private static HttpRequest<?> accepted(HttpRequest<?> request, Waited waited) {
    if (waited == Waited.REFUSED) {
      throw ProblemException.unavailable(
          "Too many wait already, of this client or in all; please ask without wait.");
    }
    return request;
  }

  /** A server whose index lags behind may be asked for what another has told already. */
  private void checkReached(long after) {
    long stored = measures.lastChange();
    if (after > stored) {
      Fault fault =
          new Fault(
              "the last change is %d; the catalogue was put back from a backup, read it anew"
                  .formatted(stored));
      fault.setParameter("after");
      throw ProblemException.badRequest(List.of(fault));
    }
  }
}

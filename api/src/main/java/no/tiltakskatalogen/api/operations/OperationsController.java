package no.tiltakskatalogen.api.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.openapi.model.Liveness;
import no.tiltakskatalogen.openapi.model.Readiness;
import no.tiltakskatalogen.openapi.server.OperationsApi;
import no.tiltakskatalogen.search.MeasureIndex;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class OperationsController implements OperationsApi {

  private final MeasureIndex index;
  private final IndexFollower follower;
  private final PrometheusMeterRegistry meters;

  OperationsController(
      MeasureIndex index,
      IndexFollower follower,
      IndexProgress progress,
      PrometheusMeterRegistry meters) {
    this.index = index;
    this.follower = follower;
    this.meters = meters;
    Gauge.builder("tiltak.index.behind", follower, each -> each.behind().toMillis() / 1_000.0)
        .description("Since the index was last in step with the database")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("tiltak.index.revision", index, MeasureIndex::lastChange)
        .description("The last change of the catalogue in the index")
        .register(meters);
    Gauge.builder("tiltak.changes.waiting", progress, IndexProgress::waiting)
        .description("Clients that wait for the next change")
        .register(meters);
  }

  @Override
  public Liveness getLiveness() {
    return new Liveness("up");
  }

  /** Asks nothing itself: however often it is called, the database notices nothing. */
  @Override
  public Readiness getReadiness() {
    if (!index.answers()) {
      throw ProblemException.unavailable(
          "The index is being built; searches are not answered yet.");
    }
    return new Readiness(
        follower.follows() ? "ready" : "degraded",
        follower.reachesStore() ? "up" : "down",
        follower.behind().toMillis() / 1_000.0);
  }

  @Override
  public String getMetrics() {
    return meters.scrape();
  }
}

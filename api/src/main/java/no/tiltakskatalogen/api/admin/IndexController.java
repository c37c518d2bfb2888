package no.tiltakskatalogen.api.admin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexStatus;
import no.tiltakskatalogen.openapi.model.IndexReport;
import no.tiltakskatalogen.openapi.model.IndexState;
import no.tiltakskatalogen.openapi.server.AdministrationApi;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class IndexController implements AdministrationApi {

  private static final String STATE = "/v1/admin/index";

  private final IndexFollower follower;

  IndexController(IndexFollower follower) {
    this.follower = follower;
  }

  @Override
  public IndexState getIndex() {
    IndexStatus status = follower.status();
    return new IndexState(
        status.measures(),
        status.lastChange(),
        status.storeChange(),
        status.lag(),
        status.configuration(),
        status.bytes(),
        follower.rebuilding(),
        status.rebuilding(),
        status.failure());
  }

  @Override
  public IndexReport verifyIndex() {
    return report(follower.verify());
  }

  @Override
  public IndexReport repairIndex() {
    return report(follower.repair());
  }

  @Override
  public HttpResponse<IndexState> rebuildIndex() {
    follower.askForRebuild();
    return HttpResponse.<IndexState>accepted().header(HttpHeaders.LOCATION, STATE).body(getIndex());
  }

  private static IndexReport report(no.tiltakskatalogen.api.indexing.IndexReport report) {
    return new IndexReport(
        report.clean(),
        report.change(),
        report.compared(),
        report.waiting(),
        report.faults(),
        report.missing(),
        report.stale(),
        report.orphaned());
  }
}

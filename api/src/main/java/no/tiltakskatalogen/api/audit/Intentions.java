package no.tiltakskatalogen.api.audit;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.identity.Pseudonyms;
import no.tiltakskatalogen.catalogue.audit.AuditLog;

/** Notes every write before it is carried out: what cannot be noted is not done. */
@ServerFilter(
    value = "/**",
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
@Order(FilterStage.INTENTION)
final class Intentions {

  static final String NUMBER = "tiltak.audit";

  private final ApiDocument document;
  private final AuditLog log;
  private final Pseudonyms pseudonyms;

  Intentions(ApiDocument document, AuditLog log, Pseudonyms pseudonyms) {
    this.document = document;
    this.log = log;
    this.pseudonyms = pseudonyms;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void note(HttpRequest<?> request) {
    document
        .operation(request)
        .ifPresent(
            operation ->
                request.setAttribute(
                    NUMBER,
                    log.asked(
                        pseudonyms.of(Actor.of(request).identity()),
                        operation.id(),
                        request.getPath())));
  }
}

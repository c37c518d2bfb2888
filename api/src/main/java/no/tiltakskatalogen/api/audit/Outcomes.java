package no.tiltakskatalogen.api.audit;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.Operation;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.error.StoreFaults;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.identity.Pseudonyms;
import no.tiltakskatalogen.catalogue.audit.AuditLog;

/** Notes what became of every write, and every write that was refused. */
@ServerFilter(
    value = "/**",
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
@Order(FilterStage.AUDIT)
final class Outcomes {

  private static final System.Logger LOG = System.getLogger(Outcomes.class.getName());

  private final ApiDocument document;
  private final AuditLog log;
  private final Pseudonyms pseudonyms;

  Outcomes(ApiDocument document, AuditLog log, Pseudonyms pseudonyms) {
    this.document = document;
    this.log = log;
    this.pseudonyms = pseudonyms;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  MutableHttpResponse<?> note(
      HttpRequest<?> request, FilterContinuation<MutableHttpResponse<?>> next) {
    // Asked now: a request that fails ends with the route that answers failures.
    Optional<Operation> operation = document.operation(request);
    try {
      MutableHttpResponse<?> response = next.proceed();
      operation.ifPresent(each -> note(request, each, response.code()));
      return response;
    } catch (ProblemException refusal) {
      operation.ifPresent(each -> note(request, each, refusal.status().getCode()));
      throw refusal;
    }
  }

  private void note(HttpRequest<?> request, Operation operation, int status) {
    Optional<Long> asked = request.getAttribute(Intentions.NUMBER, Long.class);
    boolean isDenied =
        status == HttpStatus.UNAUTHORIZED.getCode() || status == HttpStatus.FORBIDDEN.getCode();
    String actor = pseudonyms.of(Actor.of(request).identity());
    try {
      if (isDenied) {
        log.denied(actor, operation.id(), request.getPath(), status, asked.orElse(null));
      } else if (asked.isPresent()) {
        log.answered(actor, operation.id(), request.getPath(), status, asked.get());
      }
    } catch (RuntimeException e) {
      if (!StoreFaults.isOne(e)) {
        throw e;
      }
      // What was asked is in the log; how it ended is at least here.
      LOG.log(
          System.Logger.Level.ERROR,
          "Not in the audit log: %s by %s was answered %d".formatted(operation.id(), actor, status),
          e);
    }
  }
}

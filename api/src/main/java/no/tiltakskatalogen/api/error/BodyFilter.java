package no.tiltakskatalogen.api.error;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.catalogue.document.Schema;
import no.tiltakskatalogen.openapi.model.Fault;

/**
 * Holds the body of every write against the API document before the operation reads it, and refuses
 * the request with all faults at once.
 */
@ServerFilter(
    value = "/**",
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH})
@Order(FilterStage.BODY)
final class BodyFilter {

  private final ApiDocument document;

  BodyFilter(ApiDocument document) {
    this.document = document;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void check(HttpRequest<?> request) {
    Schema schema = document.operation(request).map(Operation::body).orElse(null);
    if (schema != null) {
      JsonBody.require(request);
      List<Fault> faults = faults(RequestBody.bytes(request), schema);
      if (!faults.isEmpty()) {
        throw ProblemException.badRequest(faults);
      }
    }
  }

  private static List<Fault> faults(byte[] body, Schema schema) {
    List<Fault> faults = new ArrayList<>();
    JsonBody.read(body, faults)
        .ifPresent(node -> schema.check(node, fault -> faults.add(JsonBody.fault(fault))));
    return faults;
  }
}

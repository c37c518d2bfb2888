package no.tiltakskatalogen.api.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.JsonBody;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.error.RequestBody;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.openapi.model.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads measures that are sent, by the form that imports and the data set have, before the
 * operation does anything; all faults come at once.
 */
@ServerFilter(
    value = {"/v1/measures", "/v1/measures/**"},
    methods = {HttpMethod.POST, HttpMethod.PUT})
@Order(FilterStage.BODY)
final class MeasureBodies {

  private static final String ATTRIBUTE = MeasureBodies.class.getName();

  private final MeasureFormat format;

  MeasureBodies(MeasureFormat format) {
    this.format = format;
  }

  /** The measure that a request has brought. */
  static MeasureDocument of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, MeasureDocument.class)
        .orElseThrow(() -> new IllegalStateException("The request has brought no measure"));
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void read(HttpRequest<?> request) {
    JsonBody.require(request);
    List<Fault> faults = new ArrayList<>();
    @Nullable MeasureDocument measure =
        JsonBody.read(RequestBody.bytes(request), faults)
            .map(json -> measure(AnsweredForm.written(json), faults))
            .orElse(null);
    if (measure == null || !faults.isEmpty()) {
      throw ProblemException.badRequest(faults);
    }
    request.setAttribute(ATTRIBUTE, measure);
  }

  private @Nullable MeasureDocument measure(JsonNode json, List<Fault> faults) {
    if (json.has("withdrawn")) {
      faults.add(JsonBody.fault("/withdrawn", "is set by DELETE, with the reason"));
    }
    return format.read(json, fault -> faults.add(JsonBody.fault(fault)));
  }
}

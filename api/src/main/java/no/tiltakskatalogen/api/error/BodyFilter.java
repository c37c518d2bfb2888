package no.tiltakskatalogen.api.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.catalogue.document.Schema;
import no.tiltakskatalogen.openapi.model.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Holds the body of every write against the API document before the operation reads it, and refuses
 * the request with all faults at once.
 */
@ServerFilter(
    value = "/**",
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH})
@Order(FilterStage.BODY)
final class BodyFilter {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ApiDocument document;

  BodyFilter(ApiDocument document) {
    this.document = document;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void check(HttpRequest<?> request) {
    Schema schema = document.operation(request).map(Operation::body).orElse(null);
    boolean isJson =
        request
            .getContentType()
            .filter(type -> type.getName().equals(MediaType.APPLICATION_JSON))
            .isPresent();
    // Any other type is refused by the operation.
    if (schema != null && isJson) {
      List<Fault> faults = faults(RequestBody.bytes(request), schema);
      if (!faults.isEmpty()) {
        throw ProblemException.badRequest(faults);
      }
    }
  }

  private static List<Fault> faults(byte[] body, Schema schema) {
    List<Fault> faults = new ArrayList<>();
    try {
      JsonNode node = JSON.readTree(body);
      if (node.isMissingNode()) {
        return List.of(fault("", "a JSON document is wanted"));
      }
      schema.check(node, (pointer, message) -> faults.add(fault(pointer, message)));
    } catch (JsonProcessingException e) {
      @Nullable JsonLocation place = e.getLocation();
      return List.of(
          fault(
              "",
              place == null
                  ? "is no JSON"
                  : "is no JSON: line %d, column %d"
                      .formatted(place.getLineNr(), place.getColumnNr())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults;
  }

  private static Fault fault(String pointer, String detail) {
    Fault fault = new Fault(detail);
    fault.setPointer(pointer);
    return fault;
  }
}

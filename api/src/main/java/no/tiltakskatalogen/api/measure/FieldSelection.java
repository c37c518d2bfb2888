package no.tiltakskatalogen.api.measure;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.search.SearchMapping;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.openapi.model.MeasurePage;

/** Cuts measures down to the members that {@code fields} names, if it names any. */
@ServerFilter({"/v1/measures", "/v1/measures/*"})
@Order(FilterStage.ANSWER + 1)
final class FieldSelection implements ConditionalFilter {

  private static final String PARAMETER = "fields";
  private static final String ITEMS = "items";

  private final JsonMapper json;

  FieldSelection(JsonMapper json) {
    this.json = json;
  }

  /** Most requests want all, and are spared another thread. */
  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return request.getParameters().contains(PARAMETER);
  }

  /** The members that a request wants; none if it wants all. */
  static Set<String> of(HttpRequest<?> request) {
    return SearchMapping.values(request.getParameters().getAll(PARAMETER));
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void select(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
    Set<String> wanted = of(request);
    if (wanted.isEmpty() || response.status() != HttpStatus.OK) {
      return;
    }
    Object body = response.body();
    if (body instanceof Measure) {
      response.body(selected(json.writeValueToTree(body), wanted));
    } else if (body instanceof MeasurePage) {
      response.body(page(json.writeValueToTree(body), wanted));
    }
  }

  private static JsonNode page(JsonNode page, Set<String> wanted) {
    Map<String, JsonNode> members = members(page);
    List<JsonNode> items =
        StreamSupport.stream(page.get(ITEMS).values().spliterator(), false)
            .map(item -> selected(item, wanted))
            .toList();
    members.put(ITEMS, JsonNode.createArrayNode(items));
    return JsonNode.createObjectNode(members);
  }

  private static JsonNode selected(JsonNode node, Set<String> wanted) {
    Map<String, JsonNode> members = members(node);
    members.keySet().retainAll(wanted);
    return JsonNode.createObjectNode(members);
  }

  private static Map<String, JsonNode> members(JsonNode node) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    node.entries().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    return members;
  }
}

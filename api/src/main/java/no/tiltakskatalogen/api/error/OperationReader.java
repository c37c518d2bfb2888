package no.tiltakskatalogen.api.error;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.catalogue.document.Schema;
import no.tiltakskatalogen.catalogue.identity.Role;
import org.jspecify.annotations.Nullable;

/** Reads what the API document says of operations, and refuses a document that leaves it open. */
final class OperationReader {

  private static final String ROLES = "x-roles";
  private static final String ANYONE = "anyone";
  private static final String REFERENCE = "$ref";

  /** Marks a schema of which an operation knows more than the document. */
  private static final String CHECKED = "x-checked-by-the-catalogue";

  private final JsonNode root;

  OperationReader(Map<String, Object> document) {
    root = new ObjectMapper().valueToTree(document);
  }

  /**
   * All operations by method and path.
   *
   * @throws IllegalStateException if one that writes does not say who may call it, or one names a
   *     role that there is not
   */
  Map<String, Operation> read() {
    Map<String, Operation> operations = new HashMap<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        Operation operation =
            operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue());
        operations.put(operation.method() + " " + operation.path(), operation);
      }
    }
    return Map.copyOf(operations);
  }

  private Operation operation(String method, String path, JsonNode node) {
    List<String> declared = node.path(ROLES).valueStream().map(JsonNode::asText).toList();
    boolean open = declared.contains(ANYONE) || (declared.isEmpty() && !Operation.writes(method));
    if (!open && declared.isEmpty()) {
      throw new IllegalStateException(
          "%s %s writes, and the API document does not say by %s who may do so"
              .formatted(method, path, ROLES));
    }
    Map<String, Boolean> headers = new HashMap<>();
    for (JsonNode entry : node.path("parameters")) {
      JsonNode parameter = resolved(entry);
      if (parameter.path("in").asText().equals("header")) {
        headers.put(parameter.path("name").asText(), parameter.path("required").asBoolean());
      }
    }
    return new Operation(
        node.path("operationId").asText(),
        method,
        path,
        open,
        open ? Set.of() : roles(method, path, declared),
        headers,
        body(node));
  }

  private static Set<Role> roles(String method, String path, List<String> declared) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : declared) {
      roles.add(
          Role.of(name)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "%s %s is for the role «%s», which there is not"
                              .formatted(method, path, name))));
    }
    return roles;
  }

  private @Nullable Schema body(JsonNode operation) {
    JsonNode schema =
        resolved(operation.path("requestBody")).at("/content/application~1json/schema");
    String reference = schema.path(REFERENCE).asText();
    return reference.isEmpty() || resolved(schema).path(CHECKED).asBoolean()
        ? null
        : Schema.ofComponent(
            root.path("components"), reference.substring(reference.lastIndexOf('/') + 1));
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path(REFERENCE).asText();
    return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
  }
}

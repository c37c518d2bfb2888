package no.tiltakskatalogen.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** JSON bodies that a schema allows, and bodies that it does not. */
final class GeneratedBodies {

  private static final JsonMapper JSON = new JsonMapper();

  private GeneratedBodies() {}

  /** A body with every member that the schema names. */
  static JsonNode valid(Schema<?> schema) {
    Object shown = schema.getExample() == null ? schema.getDefault() : schema.getExample();
    if (shown != null) {
      return JSON.valueToTree(shown);
    }
    if (schema.getEnum() != null) {
      return JSON.valueToTree(schema.getEnum().getFirst());
    }
    if (schema.getProperties() != null) {
      ObjectNode object = JSON.createObjectNode();
      properties(schema).forEach((name, member) -> object.set(name, valid(member)));
      return object;
    }
    return switch (String.valueOf(schema.getType())) {
      case "array" -> JSON.createArrayNode().add(valid(schema.getItems()));
      case "object" -> JSON.createObjectNode();
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      case "integer", "number" ->
          JSON.valueToTree(Objects.requireNonNullElse(schema.getMinimum(), 1));
      default -> JSON.valueToTree(text(schema));
    };
  }

  private static String text(Schema<?> schema) {
    return switch (String.valueOf(schema.getFormat())) {
      case "date" -> "2030-01-31";
      case "date-time" -> "2030-01-31T12:00:00Z";
      case "uuid" -> "00000000-0000-7000-8000-000000000000";
      case "uri" -> "https://portal.example/hook";
      default -> "tekst";
    };
  }

  /** No JSON, JSON of another kind, and the valid body with one member of another kind each. */
  static List<String> invalid(Schema<?> schema) {
    List<String> bodies = new ArrayList<>(List.of("", "{", "\u0000", "null", "17"));
    JsonNode valid = valid(schema);
    if (valid instanceof ObjectNode object) {
      bodies.add("[]");
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                ObjectNode broken = object.deepCopy();
                boolean isObject = object.get(name).isObject();
                broken.set(name, isObject ? JSON.valueToTree(1) : JSON.createObjectNode());
                bodies.add(broken.toString());
              });
      for (String name : Objects.requireNonNullElse(schema.getRequired(), List.<String>of())) {
        bodies.add(object.deepCopy().without(List.of(name)).toString());
      }
    }
    return List.copyOf(bodies);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // The parser's own model leaves the type open.
  private static Map<String, Schema<?>> properties(Schema<?> schema) {
    return (Map) schema.getProperties();
  }
}

package no.tiltakskatalogen.catalogue.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A JSON Schema (draft 2020-12, or of OpenAPI 3.0) that documents are held against. Thread-safe.
 */
public final class Schema {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry -> registry.schemaRegistryConfig(configuration()));

  private static final SchemaRegistry OPEN_API =
      SchemaRegistry.withDialect(
          Dialects.getOpenApi30(), registry -> registry.schemaRegistryConfig(configuration()));

  private final com.networknt.schema.Schema schema;

  private Schema(com.networknt.schema.Schema schema) {
    this.schema = schema;
  }

  /** Reads a schema file. */
  public static Schema read(Path file) {
    try {
      return new Schema(REGISTRY.getSchema(Files.readString(file), InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A schema of an OpenAPI document.
   *
   * @param components the components of the document
   * @param name the schema's name among them
   */
  public static Schema ofComponent(JsonNode components, String name) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$ref", "#/components/schemas/" + name);
    root.set("components", components);
    return new Schema(OPEN_API.getSchema(root));
  }

  private static SchemaRegistryConfig configuration() {
    return SchemaRegistryConfig.builder()
        .pathType(PathType.JSON_POINTER)
        .locale(Locale.ENGLISH)
        .errorMessageKeyword("message")
        .regularExpressionFactory(Schema::pattern)
        .build();
  }

  /** Hands every fault of the document to the consumer. */
  public void check(JsonNode document, Consumer<FieldFault> faults) {
    Map<String, FieldFault> firstOfEach = new LinkedHashMap<>();
    for (Error error : schema.validate(document)) {
      firstOfEach.computeIfAbsent(field(error), field -> fault(field, error));
    }
    firstOfEach.values().forEach(faults);
  }

  private FieldFault fault(String field, Error error) {
    String rule = error.getSchemaLocation().getFragment().toString();
    JsonNode root = schema.getSchemaNode();
    return switch (error.getKeyword()) {
      case "enum" -> {
        List<String> values = new ArrayList<>();
        root.at(rule).forEach(value -> values.add(value.asText()));
        yield FieldFault.of(field, text(error), values, error.getInstanceNode().asText());
      }
      case "additionalProperties" -> {
        JsonNode fields = root.at(rule.substring(0, rule.lastIndexOf('/'))).path("properties");
        List<String> names = fields.properties().stream().map(Map.Entry::getKey).toList();
        yield FieldFault.of(field, text(error), names, error.getProperty());
      }
      default -> FieldFault.of(field, text(error));
    };
  }

  /** The place of what is missing or unknown is the member itself, not the object around it. */
  private static String field(Error error) {
    String place = error.getInstanceLocation().toString();
    return error.getProperty() == null ? place : place + "/" + error.getProperty();
  }

  private static String text(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> "is missing";
      case "additionalProperties", "unevaluatedProperties" -> "is not a known field";
      default -> error.getMessage();
    };
  }

  /** In a schema $ is the very end; in Java it may stand before a last line break as well. */
  private static RegularExpression pattern(String regex) {
    Predicate<String> pattern = Pattern.compile(regex.replaceFirst("\\$$", "\\\\z")).asPredicate();
    return pattern::test;
  }
}

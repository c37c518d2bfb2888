package no.tiltakskatalogen.catalogue.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** A JSON Schema (draft 2020-12) that documents are held against. Thread-safe. */
public final class Schema {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIGURATION =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ENGLISH)
          .errorMessageKeyword("message")
          .build();

  private final JsonSchema schema;

  private Schema(JsonSchema schema) {
    this.schema = schema;
  }

  /** Reads a schema file. */
  public static Schema read(Path file) {
    try {
      return new Schema(FACTORY.getSchema(Files.readString(file), InputFormat.JSON, CONFIGURATION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands every fault of the document to the consumer: the JSON pointer and the message. */
  public void check(JsonNode document, BiConsumer<String, String> faults) {
    Map<String, ValidationMessage> firstOfEach = new LinkedHashMap<>();
    Collection<ValidationMessage> messages = schema.validate(document);
    for (ValidationMessage message : messages) {
      firstOfEach.putIfAbsent(field(message), message);
    }
    firstOfEach.forEach((field, message) -> faults.accept(field, text(message)));
  }

  /** The place of what is missing or unknown is the member itself, not the object around it. */
  private static String field(ValidationMessage message) {
    String place = message.getInstanceLocation().toString();
    return message.getProperty() == null ? place : place + "/" + message.getProperty();
  }

  private static String text(ValidationMessage message) {
    return switch (message.getType()) {
      case "required" -> "is missing";
      case "additionalProperties", "unevaluatedProperties" -> "is not a known field";
      default -> withoutPlace(message);
    };
  }

  private static String withoutPlace(ValidationMessage message) {
    String prefix = message.getInstanceLocation() + ": ";
    String text = message.getMessage();
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }
}

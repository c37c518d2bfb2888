package no.tiltakskatalogen.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of a parameter that the document allows, and values that it does not. */
final class GeneratedValues {

  /** Formats of OpenAPI that any text may have. */
  private static final Set<String> FREE = Set.of("byte", "binary", "password");

  private static final String NONSENSE = "no~such~value";

  /** Whatever they do, they must not bring the server down. */
  private static final List<String> NASTY =
      List.of("\u0000", "a\u0007b\u001B[31m", "\r\nX-Injected: 1", "\uD83D\uDE00", "'\"<>;--", "%");

  /** Marks a parameter for which only a value that an answer has given is sure to be taken. */
  private static final String GIVEN = "x-given-by-the-catalogue";

  private GeneratedValues() {}

  /** The examples, the values listed, the limits; empty if the document tells none of these. */
  static List<String> valid(Parameter parameter) {
    Set<String> values = new LinkedHashSet<>();
    if (parameter.getExample() instanceof ArrayNode several) {
      several.forEach(each -> values.add(each.asText()));
    } else if (parameter.getExample() != null) {
      values.add(String.valueOf(parameter.getExample()));
    }
    Schema<?> schema = value(parameter);
    boolean isGiven =
        parameter.getExtensions() != null && parameter.getExtensions().containsKey(GIVEN);
    Stream.of(
            schema.getExample(),
            schema.getDefault(),
            isGiven ? null : schema.getMinimum(),
            isGiven ? null : schema.getMaximum())
        .filter(Objects::nonNull)
        .forEach(each -> values.add(String.valueOf(each)));
    if (schema.getEnum() != null) {
      schema.getEnum().forEach(each -> values.add(String.valueOf(each)));
    }
    if ("boolean".equals(schema.getType())) {
      values.addAll(List.of("true", "false"));
    }
    return List.copyOf(values);
  }

  /** What has the wrong type, lies outside the limits, is not listed or is too long. */
  static List<String> invalid(Parameter parameter) {
    Schema<?> schema = value(parameter);
    List<String> values = new ArrayList<>();
    switch (String.valueOf(schema.getType())) {
      case "integer" -> {
        values.addAll(List.of("many", "1.5", "0x10", "99999999999999999999"));
        addOutside(schema.getMinimum(), -1, values);
        addOutside(schema.getMaximum(), 1, values);
      }
      case "boolean" -> values.addAll(List.of("perhaps", "1"));
      default -> {
        boolean isBound =
            schema.getEnum() != null
                || (schema.getFormat() != null && !FREE.contains(schema.getFormat()))
                || (schema.getPattern() != null
                    && !Pattern.compile(schema.getPattern()).matcher(NONSENSE).find());
        if (isBound) {
          values.add(NONSENSE);
        }
      }
    }
    if (schema.getMaxLength() != null) {
      values.add("a".repeat(schema.getMaxLength() + 1));
    }
    return List.copyOf(values);
  }

  /** Control characters and the like: answered or refused, as the operation likes. */
  static List<String> nasty() {
    return NASTY;
  }

  private static void addOutside(@Nullable BigDecimal limit, int step, List<String> values) {
    if (limit != null) {
      values.add(limit.add(BigDecimal.valueOf(step)).toBigInteger().toString());
    }
  }

  /** What each value has to be, also where several may be given. */
  private static Schema<?> value(Parameter parameter) {
    Schema<?> schema = parameter.getSchema();
    return schema.getItems() == null ? schema : schema.getItems();
  }
}

package no.tiltakskatalogen.api.cli;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation of an OpenAPI document.
 *
 * @param path the template, such as {@code /v1/measures/{id}}
 */
record DocumentedOperation(String method, String path, Operation operation) {

  /** All operations, in the order of the document. */
  static List<DocumentedOperation> of(String document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    OpenAPI parsed =
        Objects.requireNonNull(
            new OpenAPIV3Parser().readContents(document, null, options).getOpenAPI());
    List<DocumentedOperation> operations = new ArrayList<>();
    parsed
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            operations.add(
                                new DocumentedOperation(method.name(), path, operation))));
    return List.copyOf(operations);
  }

  /** The parameters at a place: {@code path}, {@code query} or {@code header}. */
  List<Parameter> parameters(String place) {
    return Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
        .filter(parameter -> parameter.getIn().equals(place))
        .toList();
  }

  /** Whether only some may use it; then a request without credentials is refused. */
  boolean isForSome() {
    return !roles().isEmpty();
  }

  /** Whoever has one of these may use it; empty if everybody may. */
  List<String> roles() {
    Object roles =
        operation.getExtensions() == null ? null : operation.getExtensions().get("x-roles");
    return roles instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** The body that the document shows or describes; null where there is none in JSON. */
  @Nullable Schema<?> body() {
    if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
      return null;
    }
    return operation.getRequestBody().getContent().entrySet().stream()
        .filter(entry -> entry.getKey().contains("json"))
        .map(Map.Entry::getValue)
        .<Schema<?>>map(media -> media.getSchema())
        .findFirst()
        .orElse(null);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

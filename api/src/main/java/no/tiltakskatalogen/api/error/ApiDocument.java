package no.tiltakskatalogen.api.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document, and what it says of each operation. Immutable. */
@Singleton
public final class ApiDocument {

  private static final String NAME = "/tiltakskatalog-v1.yaml";

  private final String text;
  private final Map<String, Object> root;
  private final Map<String, List<ParameterRule>> queries = new HashMap<>();

  private final Map<String, Operation> operations;

  /** Reads the document that is part of the program. */
  @Inject
  public ApiDocument() {
    this(bundled());
  }

  ApiDocument(String text) {
    this.text = text;
    root = object(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    object(root.get("paths"))
        .forEach(
            (path, methods) ->
                object(methods)
                    .forEach(
                        (method, operation) ->
                            queries.put(key(method, path), rules(object(operation)))));
    operations = new OperationReader(root).read();
  }

  private static String bundled() {
    try (InputStream in = ApiDocument.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("The API document is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document as it is written. */
  public String text() {
    return text;
  }

  /** The rules of an operation's query parameters; null if there is no such operation. */
  @Nullable List<ParameterRule> query(String method, String path) {
    return queries.get(key(method.equals("HEAD") ? "GET" : method, path));
  }

  /** The members that a schema gives its objects, in its order. */
  List<String> members(String schema) {
    Map<String, Object> schemas = object(object(root.get("components")).get("schemas"));
    return List.copyOf(object(object(schemas.get(schema)).get("properties")).keySet());
  }

  /** The operation that answers a request; empty if the request is for nothing in the document. */
  public Optional<Operation> operation(HttpRequest<?> request) {
    String method = request.getMethodName();
    return RouteAttributes.getRouteInfo(request)
        .map(route -> key(method.equals("HEAD") ? "GET" : method, template(route)))
        .map(operations::get);
  }

  /** All operations, in no order. */
  public Collection<Operation> operations() {
    return operations.values();
  }

  /** The path of a route as the document writes it; empty if the route has none. */
  static String template(RouteInfo<?> route) {
    return route instanceof UriRouteInfo<?, ?> uri ? uri.getUriMatchTemplate().toPathString() : "";
  }

  private static String key(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  private List<ParameterRule> rules(Map<String, Object> operation) {
    List<ParameterRule> rules = new ArrayList<>();
    for (Object entry : list(operation.get("parameters"))) {
      Map<String, Object> parameter = resolved(entry);
      if ("query".equals(parameter.get("in"))) {
        rules.add(rule(parameter));
      }
    }
    return List.copyOf(rules);
  }

  private ParameterRule rule(Map<String, Object> parameter) {
    Map<String, Object> schema = resolved(parameter.get("schema"));
    boolean isList = "array".equals(schema.get("type"));
    Map<String, Object> value = isList ? resolved(schema.get("items")) : schema;
    return new ParameterRule(
        String.valueOf(parameter.get("name")),
        String.valueOf(value.get("type")),
        isList,
        Boolean.TRUE.equals(parameter.get("required")),
        (String) value.get("format"),
        list(value.get("enum")).stream().map(String::valueOf).toList(),
        value.get("minimum") instanceof Number number ? number.longValue() : null,
        value.get("maximum") instanceof Number number ? number.longValue() : null,
        value.get("maxLength") instanceof Integer length ? length : null);
  }

  private Map<String, Object> resolved(@Nullable Object entry) {
    Map<String, Object> object = object(entry);
    if (!(object.get("$ref") instanceof String reference)) {
      return object;
    }
    Map<String, Object> target = root;
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      target = object(target.get(step));
    }
    return resolved(target);
  }

  @SuppressWarnings("unchecked") // Every mapping of the document has strings for keys.
  private static Map<String, Object> object(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static List<?> list(@Nullable Object node) {
    return node instanceof List<?> list ? list : List.of();
  }
}

package no.tiltakskatalogen.api.error;

import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.catalogue.document.Schema;
import no.tiltakskatalogen.catalogue.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the API document says of an operation, beyond its query. Immutable.
 *
 * @param id its operationId
 * @param method {@code GET}, {@code POST} …
 * @param path its path with the names of its variables, such as {@code /v1/measures/{id}}
 * @param open whether it is for everybody
 * @param roles who may call it if it is not open
 * @param headers the headers it takes, and whether each has to be there
 * @param body what its body has to be; null if it takes none, or checks it itself
 */
public record Operation(
    String id,
    String method,
    String path,
    boolean open,
    Set<Role> roles,
    Map<String, Boolean> headers,
    @Nullable Schema body) {

  public Operation {
    roles = Set.copyOf(roles);
    headers = Map.copyOf(headers);
  }

  public boolean takes(String header) {
    return headers.containsKey(header);
  }

  public boolean needs(String header) {
    return headers.getOrDefault(header, false);
  }

  /** Whether it may change something. */
  public boolean writes() {
    return writes(method);
  }

  static boolean writes(String method) {
    return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
  }
}

package no.tiltakskatalogen.api.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import no.tiltakskatalogen.catalogue.document.FieldFault;
import no.tiltakskatalogen.openapi.model.Fault;
import org.jspecify.annotations.Nullable;

/** Bodies of JSON, read strictly: no member twice, nothing behind the document. */
public final class JsonBody {

  /** Reads JSON strictly. */
  public static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /** Whether a request says that its body is JSON. */
  private static boolean isSent(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(type -> type.getName().equalsIgnoreCase(MediaType.APPLICATION_JSON))
        .isPresent();
  }

  /** Refuses a request whose body does not say that it is JSON. */
  public static void require(HttpRequest<?> request) {
    if (!isSent(request)) {
      throw ProblemException.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: application/json.");
    }
  }

  /**
   * Reads a body.
   *
   * @param faults takes the fault if it is no JSON; nothing is given then
   */
  public static Optional<JsonNode> read(byte[] body, List<Fault> faults) {
    try {
      JsonNode node = STRICT.readTree(body);
      if (!node.isMissingNode()) {
        return Optional.of(node);
      }
      faults.add(fault("", "a JSON document is wanted"));
    } catch (StreamConstraintsException e) {
      faults.add(fault("", "is nested too deeply, or has a name or number that is too long"));
    } catch (JsonProcessingException e) {
      @Nullable JsonLocation place = e.getLocation();
      faults.add(
          fault(
              "",
              place == null
                  ? "is no JSON"
                  : "is no JSON with every name once: line %d, column %d"
                      .formatted(place.getLineNr(), place.getColumnNr())));
    } catch (IOException e) {
      // Bytes in memory can always be read; these are no text.
      faults.add(fault("", "is no JSON"));
    }
    return Optional.empty();
  }

  /** A fault of a member of a body, with what may stand there. */
  public static Fault fault(FieldFault found) {
    Fault fault = fault(found.field(), found.message());
    fault.setAllowed(found.allowed().isEmpty() ? null : found.allowed());
    fault.setDidYouMean(found.didYouMean());
    return fault;
  }

  /** A fault of a member of a body. */
  public static Fault fault(String pointer, String detail) {
    Fault fault = new Fault(detail);
    fault.setPointer(pointer);
    return fault;
  }
}

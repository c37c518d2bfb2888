package no.tiltakskatalogen.api.error;

import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.openapi.model.Fault;

/** Ends a request with a problem report; all its text is meant for the user. */
public final class ProblemException extends RuntimeException {

  private final HttpStatus status;
  private final transient List<Fault> faults;
  private final transient Map<String, String> headers;

  private ProblemException(HttpStatus status, String detail, List<Fault> faults) {
    this(status, detail, faults, Map.of());
  }

  private ProblemException(
      HttpStatus status, String detail, List<Fault> faults, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.faults = List.copyOf(faults);
    this.headers = Map.copyOf(headers);
  }

  public static ProblemException badRequest(List<Fault> faults) {
    String detail =
        faults.size() == 1 ? "The request has a fault." : "The request has several faults.";
    return new ProblemException(HttpStatus.BAD_REQUEST, detail, faults);
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND, detail, List.of());
  }

  public static ProblemException gone(String detail) {
    return new ProblemException(HttpStatus.GONE, detail, List.of());
  }

  public static ProblemException unavailable(String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
  }

  /** Any other refusal: a status of 400 or more. */
  public static ProblemException of(HttpStatus status, String detail) {
    return new ProblemException(status, detail, List.of());
  }

  /** The same with headers that go with the status. */
  public static ProblemException of(HttpStatus status, String detail, Map<String, String> headers) {
    return new ProblemException(status, detail, List.of(), headers);
  }

  public HttpStatus status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  List<Fault> faults() {
    return faults;
  }
}

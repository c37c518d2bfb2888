package no.tiltakskatalogen.api.error;

import io.micronaut.http.HttpStatus;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Fault;

/** Ends a request with a problem report; all its text is meant for the user. */
public final class ProblemException extends RuntimeException {

  private final HttpStatus status;
  private final transient List<Fault> faults;

  private ProblemException(HttpStatus status, String detail, List<Fault> faults) {
    super(detail, null, false, false);
    this.status = status;
    this.faults = List.copyOf(faults);
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

  HttpStatus status() {
    return status;
  }

  List<Fault> faults() {
    return faults;
  }
}

package no.tiltakskatalogen.api.error;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Fault;
import no.tiltakskatalogen.openapi.model.Problem;

/** Writes problem reports of RFC 9457. */
final class Problems {

  private static final String RETRY_SECONDS = "5";

  private Problems() {}

  static MutableHttpResponse<Problem> response(
      HttpRequest<?> request, HttpStatus status, String detail, List<Fault> faults) {
    return write(HttpResponse.status(status), request, status, detail, faults);
  }

  static MutableHttpResponse<Problem> write(
      MutableHttpResponse<?> response,
      HttpRequest<?> request,
      HttpStatus status,
      String detail,
      List<Fault> faults) {
    Problem problem = new Problem("about:blank", status.getReason(), status.getCode());
    problem.setDetail(detail);
    problem.setInstance(request.getPath());
    problem.setErrors(faults);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return response
        .body(problem)
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}

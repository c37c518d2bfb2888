package no.tiltakskatalogen.api.error;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.transaction.exceptions.TransactionException;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Fault;
import no.tiltakskatalogen.openapi.model.Problem;
import no.tiltakskatalogen.search.IndexFault;
import no.tiltakskatalogen.search.InvalidCursor;

/** What becomes of the exceptions that are meant for the user, and of a database that is away. */
@Controller
final class ErrorRoutes {

  private static final System.Logger LOG = System.getLogger(ErrorRoutes.class.getName());

  @Error(global = true)
  HttpResponse<Problem> problem(HttpRequest<?> request, ProblemException problem) {
    return Problems.response(
            request, problem.status(), String.valueOf(problem.getMessage()), problem.faults())
        .headers(headers -> problem.headers().forEach(headers::add));
  }

  @Error(global = true)
  HttpResponse<Problem> cursor(HttpRequest<?> request, InvalidCursor cursor) {
    Fault fault = new Fault(String.valueOf(cursor.getMessage()));
    fault.setParameter("cursor");
    return problem(request, ProblemException.badRequest(List.of(fault)));
  }

  @Error(global = true)
  HttpResponse<Problem> statement(HttpRequest<?> request, DataAccessException fault) {
    return unavailable(request, fault);
  }

  @Error(global = true)
  HttpResponse<Problem> transaction(HttpRequest<?> request, TransactionException fault) {
    return unavailable(request, fault);
  }

  @Error(global = true)
  HttpResponse<Problem> connection(HttpRequest<?> request, CannotGetJdbcConnectionException fault) {
    return unavailable(request, fault);
  }

  @Error(global = true)
  HttpResponse<Problem> lost(HttpRequest<?> request, ConnectionException fault) {
    return unavailable(request, fault);
  }

  /** The index is rebuilt by itself if it is damaged. */
  @Error(global = true)
  HttpResponse<Problem> index(HttpRequest<?> request, IndexFault fault) {
    LOG.log(System.Logger.Level.ERROR, "The index cannot be used", fault);
    return unavailable(request, "The index cannot be used just now; please try again.");
  }

  /** Searches go on without the database; single records have to wait. */
  private static HttpResponse<Problem> unavailable(HttpRequest<?> request, Exception fault) {
    LOG.log(System.Logger.Level.ERROR, "The database does not answer", fault);
    return unavailable(request, "The store does not answer just now; please try again.");
  }

  private static HttpResponse<Problem> unavailable(HttpRequest<?> request, String detail) {
    return Problems.response(request, HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
  }
}

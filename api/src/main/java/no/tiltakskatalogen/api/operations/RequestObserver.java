package no.tiltakskatalogen.api.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names every request, takes its time, and logs it if an access log is wanted. The time is that
 * until the answer begins.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestObserver {

  private static final System.Logger ACCESS = System.getLogger("access");

  private static final String ID = "tiltak.request-id";
  private static final String BEGIN = "tiltak.begin";
  private static final String OPERATION = "tiltak.operation";

  /** For every address that is none. */
  private static final String NO_OPERATION = "none";

  private final MeterRegistry meters;
  private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

  RequestObserver(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * What requests are told apart by: few, whatever is sent.
   *
   * @param operation the method and the template of the address, never the address itself
   */
  private record Outcome(String operation, int status) {}

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    RequestId id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
    request.setAttribute(ID, id);
    request.setAttribute(BEGIN, System.nanoTime());
    // Noted now: once something has gone wrong, the route is that of the fault.
    request.setAttribute(OPERATION, operation(request));
    context.add(id);
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    RequestId id = request.getAttribute(ID, RequestId.class).orElseGet(() -> RequestId.of(null));
    long begin = request.getAttribute(BEGIN, Long.class).orElseGet(System::nanoTime);
    long nanos = System.nanoTime() - begin;
    String operation = request.getAttribute(OPERATION, String.class).orElse(NO_OPERATION);
    response.header(RequestId.HEADER, id.text());
    timers
        .computeIfAbsent(new Outcome(operation, response.code()), this::timer)
        .record(Duration.ofNanos(nanos));
    log(request, response.code(), nanos, id);
  }

  /** Neither the query nor the client's address: either may tell of a person. */
  private static void log(HttpRequest<?> request, int status, long nanos, RequestId id) {
    if (ACCESS.isLoggable(System.Logger.Level.INFO)) {
      String before = id.updateThreadContext();
      ACCESS.log(
          System.Logger.Level.INFO,
          "{0} {1} {2} {3} ms",
          request.getMethodName(),
          request.getUri().getRawPath(),
          Integer.toString(status),
          Long.toString(nanos / 1_000_000));
      id.restoreThreadContext(before);
    }
  }

  private Timer timer(Outcome outcome) {
    return LatencyTimer.named("tiltak.requests", "Requests by operation and status")
        .tag("operation", outcome.operation())
        .tag("status", Integer.toString(outcome.status()))
        .register(meters);
  }

  private static String operation(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
        .map(template -> request.getMethodName() + " " + template)
        .orElse(NO_OPERATION);
  }
}

package no.tiltakskatalogen.api.operations;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names one request in its answer and in every line that is logged for it, on whichever thread.
 *
 * @param text the client's own id where it is sane, else one made here
 */
record RequestId(String text) implements ThreadPropagatedContextElement<@Nullable String> {

  static final String HEADER = "X-Request-Id";

  /** The name of the id in log lines. */
  private static final String LOGGED = "requestId";

  /** What may stand in a log line without being taken for something else. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  static RequestId of(@Nullable String given) {
    boolean isSane = given != null && SANE.matcher(given).matches();
    return new RequestId(isSane ? String.valueOf(given) : UUID.randomUUID().toString());
  }

  @Override
  public @Nullable String updateThreadContext() {
    String before = MDC.get(LOGGED);
    MDC.put(LOGGED, text);
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable String before) {
    if (before == null) {
      MDC.remove(LOGGED);
    } else {
      MDC.put(LOGGED, before);
    }
  }
}

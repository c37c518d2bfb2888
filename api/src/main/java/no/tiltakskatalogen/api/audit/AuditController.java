package no.tiltakskatalogen.api.audit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import no.tiltakskatalogen.catalogue.audit.AuditEntry;
import no.tiltakskatalogen.catalogue.audit.AuditLog;
import no.tiltakskatalogen.openapi.model.AuditLine;
import no.tiltakskatalogen.openapi.model.AuditOutcome;
import no.tiltakskatalogen.openapi.model.AuditPage;
import no.tiltakskatalogen.openapi.server.AuditApi;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController implements AuditApi {

  private static final int DEFAULT_LIMIT = 100;

  private final AuditLog log;

  AuditController(AuditLog log) {
    this.log = log;
  }

  @Override
  public AuditPage listAudit(
      @Nullable Integer after,
      @Nullable String actor,
      @Nullable String operation,
      @Nullable AuditOutcome outcome,
      @Nullable Integer limit) {
    long number = after == null ? 0 : after;
    int most = limit == null ? DEFAULT_LIMIT : limit;
    List<AuditEntry> entries =
        log.after(
            number,
            actor == null ? "" : actor,
            operation == null ? "" : operation,
            outcome == null ? "" : outcome.getValue().toUpperCase(Locale.ROOT),
            most);
    Long last = entries.isEmpty() ? number : entries.getLast().number();
    return new AuditPage(entries.stream().map(AuditController::line).toList(), last);
  }

  private static AuditLine line(AuditEntry entry) {
    return new AuditLine(
        entry.number(),
        entry.recorded().atZone(ZoneOffset.UTC),
        entry.actor(),
        entry.operation(),
        entry.target(),
        AuditOutcome.fromValue(entry.outcome().name().toLowerCase(Locale.ROOT)),
        entry.status(),
        entry.about());
  }
}

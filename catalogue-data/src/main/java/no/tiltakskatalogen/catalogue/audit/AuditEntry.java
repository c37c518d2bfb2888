package no.tiltakskatalogen.catalogue.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log.
 *
 * @param actor a pseudonym, the same whenever the same actor acts
 * @param operation the operationId of the API document
 * @param target the path that was asked for
 * @param status the HTTP status of the answer; null while there is none
 * @param about the number of the entry that told what was asked; null if this is the only one
 */
public record AuditEntry(
    long number,
    Instant recorded,
    String actor,
    String operation,
    String target,
    Outcome outcome,
    @Nullable Integer status,
    @Nullable Long about) {

  /** How far it came. */
  public enum Outcome {
    /** Allowed, and about to be carried out. One that stays so was cut off. */
    ASKED,
    /** Carried out or found faulty, as the status tells. */
    ANSWERED,
    /** Not allowed. */
    DENIED
  }
}

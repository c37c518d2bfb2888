package no.tiltakskatalogen.catalogue.document;

import java.util.List;
import java.util.stream.Collectors;

/** Documents that cannot be used; carries all their faults at once. */
public final class InvalidDocuments extends RuntimeException {

  private final transient List<Fault> faults;

  public InvalidDocuments(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}

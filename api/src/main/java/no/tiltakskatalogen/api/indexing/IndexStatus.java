package no.tiltakskatalogen.api.indexing;

import org.jspecify.annotations.Nullable;

/**
 * How the index of this server is.
 *
 * @param measures that it holds
 * @param lastChange that every search sees
 * @param storeChange the last change of the database
 * @param configuration a hash of what its documents depend on besides the measures
 * @param bytes on disk
 * @param rebuilding how many measures an index that is being built has; null if none is
 * @param failure of the last attempt to rebuild; null if it went well or there was none
 */
public record IndexStatus(
    long measures,
    long lastChange,
    long storeChange,
    String configuration,
    long bytes,
    @Nullable Long rebuilding,
    @Nullable String failure) {

  /** How many changes the index has yet to take. */
  public long lag() {
    return Math.max(0, storeChange - lastChange);
  }
}

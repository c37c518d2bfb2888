package no.tiltakskatalogen.search;

/**
 * What answers searches. There is one in the catalogue, {@link MeasureIndex}; {@link StockIndex} is
 * what it is measured against. Thread-safe.
 */
public interface SearchEngine {

  /**
   * Searches.
   *
   * @throws InvalidCursor if the cursor cannot be gone on from
   */
  SearchPage search(SearchRequest request);
}

package no.tiltakskatalogen.catalogue.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A national guideline, initiative or resource.
 *
 * @param links the addresses the source gives, as they were then
 * @param note how name and link fit, where that is not obvious
 */
public record Resource(
    String id, String title, String kind, List<String> links, @Nullable String note) {}

package no.tiltakskatalogen.api.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API document says of one query parameter.
 *
 * @param type {@code string}, {@code integer} or {@code boolean}; of the elements if it is a list
 * @param list whether several values may be given
 * @param required whether it has to be there
 * @param format names what the values have to be, beyond their type
 * @param values the only values allowed; empty if any is
 */
record ParameterRule(
    String name,
    String type,
    boolean list,
    boolean required,
    @Nullable String format,
    List<String> values,
    @Nullable Long minimum,
    @Nullable Long maximum,
    @Nullable Integer maxLength) {}

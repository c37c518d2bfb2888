package no.tiltakskatalogen.api.search;

import io.micronaut.core.convert.value.ConvertibleMultiValues;
import io.micronaut.core.convert.value.ConvertibleMultiValuesMap;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.tiltakskatalogen.api.error.ParameterCheck;
import no.tiltakskatalogen.api.search.MeasureRequests.Filters;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.Fault;
import no.tiltakskatalogen.search.SearchRequest;
import org.jspecify.annotations.Nullable;

/** Searches that are kept as the query of an address, such as {@code county=46&q=lærling}. */
@Singleton
public final class SavedSearches {

  private static final String SEARCH = "/v1/measures";
  private static final int MOST_PARAMETERS = 1_000;

  /** What chooses measures; neither the order nor the page belong to a search that is kept. */
  private static final Set<String> NAMES =
      Arrays.stream(Filters.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final MeasureRequests requests;
  private final ParameterCheck check;

  SavedSearches(MeasureRequests requests, ParameterCheck check) {
    this.requests = requests;
    this.check = check;
  }

  /** What is wrong with a search; empty if it can be carried out. */
  public List<Fault> faults(String search) {
    try {
      return check.faults(parameters(search), SEARCH, NAMES);
    } catch (IllegalArgumentException e) {
      return List.of(new Fault("expected the query of an address, percent-encoded"));
    }
  }

  /** The search on behalf of a viewer; it has no faults. */
  public SearchRequest request(String search, Viewer viewer) {
    ConvertibleMultiValues<String> parameters = parameters(search);
    Filters filters =
        new Filters(
            parameters.get("q"),
            parameters.getAll("county"),
            parameters.getAll("category"),
            parameters.getAll("group"),
            parameters.getAll("phase"),
            parameters.getAll("actor"),
            parameters.getAll("in"),
            truth(parameters.get("described")),
            truth(parameters.get("verbatim")));
    return requests.request(filters, null, 1, null, false, viewer);
  }

  private static @Nullable Boolean truth(@Nullable String value) {
    return (value == null || value.isBlank()) ? null : Boolean.valueOf(value);
  }

  private static ConvertibleMultiValues<String> parameters(String search) {
    QueryStringDecoder decoder =
        new QueryStringDecoder(search, StandardCharsets.UTF_8, false, MOST_PARAMETERS);
    Map<CharSequence, List<String>> values = new HashMap<>(decoder.parameters());
    return new ConvertibleMultiValuesMap<>(values);
  }
}

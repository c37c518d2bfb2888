package no.tiltakskatalogen.api.harvest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.openapi.model.Change;
import no.tiltakskatalogen.openapi.model.ChangeList;
import no.tiltakskatalogen.openapi.server.ChangesApi;
import org.jspecify.annotations.Nullable;

/**
 * The change log, as far as the index has followed it: what is told here can be searched. Whoever
 * polls without there being anything new costs the database nothing. {@link ChangesWait} has
 * waited.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangesController implements ChangesApi {

  private static final int DEFAULT_LIMIT = 100;

  private final Measures measures;
  private final IndexProgress progress;

  ChangesController(Measures measures, IndexProgress progress) {
    this.measures = measures;
    this.progress = progress;
  }

  @Override
  public HttpResponse<ChangeList> listChanges(
      @Nullable Long after, @Nullable Integer limit, @Nullable Integer wait) {
    long from = after == null ? 0 : after;
    int most = limit == null ? DEFAULT_LIMIT : limit;
    long last = progress.lastChange();
    List<Change> known =
        from >= last
            ? List.of()
            : measures.changesAfter(from, most + 1).stream()
                .filter(change -> change.number() <= last)
                .map(ChangeMapping::of)
                .toList();
    return answer(from, known, most);
  }

  private static HttpResponse<ChangeList> answer(long from, List<Change> known, int most) {
    boolean more = known.size() > most;
    List<Change> changes = more ? known.subList(0, most) : known;
    long last = changes.isEmpty() ? from : changes.getLast().getNumber();
    MutableHttpResponse<ChangeList> response = HttpResponse.ok(new ChangeList(changes, last, more));
    if (more) {
      response.header(
          HttpHeaders.LINK, "</v1/changes?after=%d&limit=%d>; rel=\"next\"".formatted(last, most));
    }
    return response;
  }
}

package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import no.tiltakskatalogen.client.model.MeasureHitAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java client that is generated from the API document, as a portal uses it. */
final class PortalExampleTest {

  @Test
  void aPortalListsSearchesPagesAndReads(@TempDir Path folder) {
    try (Service service =
            Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
        ApplicationContext context = client(service.port())) {
      PortalExample portal = new PortalExample(context);
      assertEquals(8, portal.phases().size());

      List<MeasureHitAnswer> hits = portal.everyHit("skole");
      Set<String> ids = new HashSet<>();
      hits.forEach(hit -> ids.add(hit.getId()));
      int total = new Api(service.port()).ok("/v1/measures?q=skole").body().get("total").asInt();
      assertEquals(total, hits.size());
      assertEquals(total, ids.size());
      assertTrue(total > 10, "One page is no walk: " + total);

      assertEquals(7, portal.measure(hits.getFirst().getId()).getSections().size());
    }
  }

  @Test
  void aPortalFollowsChangesAndSeesEachOnce(@TempDir Path folder) {
    try (Service service =
            Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
        ApplicationContext context = client(service.port())) {
      PortalExample portal = new PortalExample(context);
      List<Long> numbers = new ArrayList<>();
      long last = portal.follow(0, change -> numbers.add(change.getNumber()));
      assertEquals(LongStream.rangeClosed(1, 91).boxed().toList(), numbers);
      assertEquals(91, last);
      assertEquals(last, portal.follow(last, change -> numbers.add(change.getNumber())));
      assertEquals(91, numbers.size());
    }
  }

  @Test
  void theProgramShowsWhatItFinds(@TempDir Path folder) {
    try (Service service =
            Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
        ApplicationContext context = client(service.port())) {
      ByteArrayOutputStream shown = new ByteArrayOutputStream();
      new PortalExample(context).show(new PrintStream(shown, true, StandardCharsets.UTF_8));
      String text = shown.toString(StandardCharsets.UTF_8);
      assertTrue(text.contains("Phase: Overgang fra grunnskole"), text);
      assertTrue(text.contains("Found: "), text);
    }
  }

  private static ApplicationContext client(int port) {
    return ApplicationContext.run(PortalExample.settings("http://localhost:" + port));
  }
}

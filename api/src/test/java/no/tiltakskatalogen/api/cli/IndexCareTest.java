package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.indexing.IndexReport;
import no.tiltakskatalogen.catalogue.measure.Lookup;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureHead;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.search.IndexedMeasure;
import no.tiltakskatalogen.search.MeasureIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the index provably equals the database, and is mended where it does not. */
final class IndexCareTest {

  private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

  @TempDir private static Path folder = Path.of("");
  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void mend() {
    follower().repair();
  }

  /** How many measures are to be found. */
  private static int offered() {
    return (int) measures().headsAfter("", 200).stream().filter(MeasureHead::isOffered).count();
  }

  private static IndexFollower follower() {
    return service.context().getBean(IndexFollower.class);
  }

  private static IndexProgress progress() {
    return service.context().getBean(IndexProgress.class);
  }

  private static Measures measures() {
    return service.context().getBean(Measures.class);
  }

  private static List<String> ids() {
    return measures().headsAfter("", 200).stream()
        .filter(MeasureHead::isOffered)
        .map(MeasureHead::id)
        .toList();
  }

  /** Changes the index behind the follower's back. */
  private void damage(List<IndexedMeasure> changed, List<String> removed) {
    service.context().getBean(MeasureIndex.class).mend(changed, removed);
  }

  private static IndexedMeasure another(String id) {
    return new IndexedMeasure(
        id,
        id,
        "Noe annet",
        null,
        "nb",
        "",
        Map.of(),
        List.of(),
        Map.of(),
        Instant.EPOCH,
        Set.of("everybody"),
        "1/other");
  }

  /** A measure that is missing, one in another revision and one that the database lacks. */
  private void damageThree() {
    List<String> ids = ids();
    damage(List.of(another(ids.get(1)), another(UNKNOWN)), List.of(ids.getFirst()));
  }

  private void withdraw(String id) {
    Lookup.Found found = (Lookup.Found) measures().lookup(id, Viewer.ANONYMOUS);
    measures()
        .save(
            List.of(
                new MeasureDocument(
                    found.measure().id(),
                    found.measure().content(),
                    new MeasureState.Withdrawn("Avsluttet"))),
            "test");
  }

  private void awaitLastChange() throws InterruptedException {
    assertTrue(progress().await(measures().lastChange(), Duration.ofSeconds(20)));
  }

  @Test
  void aFreshIndexIsAsTheDatabase() {
    IndexReport report = follower().verify();
    assertTrue(report.clean(), report.toString());
    assertEquals(91, report.compared());
    assertEquals(measures().lastChange(), report.change());
  }

  @Test
  void everyKindOfDifferenceIsTold() {
    damageThree();
    IndexReport report = follower().verify();
    assertEquals(List.of(ids().getFirst()), report.missing());
    assertEquals(List.of(ids().get(1)), report.stale());
    assertEquals(List.of(UNKNOWN), report.orphaned());
    assertEquals(3, report.faults());
    assertEquals(92, report.compared());
  }

  @Test
  void aRepairMendsJustThose() {
    damageThree();
    assertEquals(3, follower().repair().faults());
    assertTrue(follower().verify().clean());
    assertEquals(offered(), new Api(service.port()).ok("/v1/measures").body().get("total").asInt());
    assertTrue(follower().repair().clean());
  }

  @Test
  void whatWasMendedOutlivesTheProcess() {
    damageThree();
    follower().repair();
    service.close();
    start();
    assertTrue(follower().verify().clean());
  }

  @Test
  void aWithdrawnMeasureThatIsStillFoundIsAnOrphan() throws Exception {
    String id = ids().get(5);
    withdraw(id);
    awaitLastChange();
    assertTrue(follower().verify().clean());
    damage(List.of(another(id)), List.of());
    assertEquals(List.of(id), follower().verify().orphaned());
    follower().repair();
    assertTrue(follower().verify().clean());
  }

  @Test
  void aRebuildMendsEverythingWhileSearchesAreAnswered() throws Exception {
    damageThree();
    Api api = new Api(service.port());
    Thread asking =
        Thread.ofPlatform()
            .start(() -> IntStream.range(0, 200).forEach(each -> api.ok("/v1/measures?limit=1")));
    follower().rebuild(taken -> {});
    asking.join();
    assertTrue(follower().verify().clean());
    assertFalse(follower().rebuilding());
  }

  @Test
  void aRebuildThatWasAskedForIsUnderWayAtOnceAndAskedForOnce() {
    assertTrue(follower().askForRebuild());
    assertTrue(follower().rebuilding());
    assertFalse(follower().askForRebuild());
    // Done in turn, so afterwards that one is, too.
    follower().repair();
    assertFalse(follower().rebuilding());
    assertTrue(follower().verify().clean());
  }

  @Test
  void whatChangedDuringARebuildIsInTheNewIndex() throws Exception {
    long before = follower().status().lastChange();
    withdraw(ids().get(3));
    follower().rebuild(taken -> {});
    assertTrue(follower().status().lastChange() > before);
    assertTrue(follower().verify().clean());
  }

  @Test
  void theStatusSaysWhatTheIndexHolds() {
    var status = follower().status();
    assertEquals(offered(), status.measures());
    assertEquals(0, status.lag());
    assertTrue(status.bytes() > 100_000, status.toString());
    assertFalse(status.configuration().isEmpty());
  }

  @Test
  void theCommandTellsMendsAndEndsWithZeroOnlyIfAllIsWell() {
    List<String> ids = ids();
    damageThree();
    service.context().getBean(MeasureIndex.class).commit();
    long lastChange = measures().lastChange();
    service.close();
    Run differing = run("verify");
    assertEquals(1, differing.code);
    assertTrue(differing.out.contains("missing from the index (1):\n  " + ids.getFirst()));
    assertTrue(differing.err.contains("tiltak index repair"));
    assertEquals(0, run("repair").code);
    assertEquals(
        "The index is as the database: 91 measures compared, as of change %d.\n"
            .formatted(lastChange),
        run("verify").out);
    assertEquals(0, run("rebuild").code);
    start();
  }

  @Test
  void theCommandLeavesTheIndexOfARunningServerAloneAndSaysWhatToDo() throws Exception {
    try (DataDirectory _ = DataDirectory.hold(folder)) {
      assertTrue(run("repair").err.contains("POST /v1/admin/index"));
    }
  }

  private record Run(int code, String out, String err) {}

  private Run run(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Tiltak.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "index",
            command,
            "--data-dir",
            folder.toString());
    return new Run(code, out.toString(), err.toString());
  }
}

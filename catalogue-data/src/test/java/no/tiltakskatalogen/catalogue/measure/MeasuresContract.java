package no.tiltakskatalogen.catalogue.measure;

import static no.tiltakskatalogen.catalogue.measure.SampleMeasures.FIRST;
import static no.tiltakskatalogen.catalogue.measure.SampleMeasures.SECOND;
import static no.tiltakskatalogen.catalogue.measure.SampleMeasures.THIRD;
import static no.tiltakskatalogen.catalogue.measure.SampleMeasures.described;
import static no.tiltakskatalogen.catalogue.measure.SampleMeasures.measure;
import static no.tiltakskatalogen.catalogue.measure.SampleMeasures.withdrawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetLoader;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the store keeps and tells, whatever the database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class MeasuresContract {

  private static final String EDITOR = "editor";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  // Set before every test, by start().
  @SuppressWarnings("NullAway.Init")
  private ApplicationContext context;

  @SuppressWarnings("NullAway.Init")
  private TransactionOperations<Connection> transactions;

  @SuppressWarnings("NullAway.Init")
  private Measures measures;

  /** The settings of an empty database. */
  abstract Map<String, Object> database() throws Exception;

  /** A query that counts the transactions that wait for another. */
  abstract String waitingTransactions();

  @BeforeAll
  @SuppressWarnings("unchecked")
  void start() throws Exception {
    Map<String, Object> settings = new HashMap<>(database());
    settings.put("datasources.default.dialect", "MYSQL");
    settings.put("datasources.default.auto-commit", "false");
    settings.put("flyway.datasources.default.enabled", "true");
    context = ApplicationContext.run(settings);
    transactions = context.getBean(TransactionOperations.class);
    measures = context.getBean(Measures.class);
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @BeforeEach
  void empty() {
    for (String statement :
        List.of(
            "DELETE FROM change_log",
            "DELETE FROM measure_revision",
            "DELETE FROM measure_slug",
            "DELETE FROM measure",
            "UPDATE change_counter SET last = 0")) {
      execute(statement);
    }
  }

  // Creating and revising

  @Test
  void aNewMeasureIsFoundAtItsIdAndItsSlug() {
    Outcome outcome = save(measure(FIRST, "Glidelåsen"));

    assertEquals(new Outcome(1, 0, 0, List.of()), outcome);
    assertEquals(found("glidelasen-vestland"), found(FIRST.toString()));
  }

  @Test
  void aMeasureWithoutAnIdGetsOne() {
    save(measure(null, "Glidelåsen", "46"));

    UUID id = found("glidelasen-vestland").id();
    assertEquals(7, id.version());
  }

  @Test
  void aNewMeasureIsItsFirstRevision() {
    save(measure(FIRST, "Glidelåsen"));

    assertEquals(1, found(FIRST).revision());
  }

  @Test
  void aDifferentContentIsTheNextRevision() {
    save(measure(FIRST, "Glidelåsen"));

    Outcome outcome = save(described(FIRST, "Glidelåsen", "Fravær"));

    assertEquals(new Outcome(0, 1, 0, List.of()), outcome);
    assertEquals(2, found(FIRST).revision());
    assertEquals(Map.of(Section.PROBLEM, "Fravær"), found(FIRST).content().sections());
  }

  @Test
  void anEarlierRevisionStaysAsItWas() {
    MeasureDocument before = described(FIRST, "Glidelåsen", "Fravær");
    MeasureDocument after = described(FIRST, "Glidelåsen", "Mindre fravær");
    save(before);
    Revision first = measures.revisions(FIRST).getFirst();

    measures.save(List.of(after), "importer");

    List<Revision> revisions = measures.revisions(FIRST);
    assertEquals(List.of(before, after), revisions.stream().map(Revision::document).toList());
    assertEquals(first, revisions.getFirst());
    assertEquals(
        List.of(EDITOR, "importer"), revisions.stream().map(Revision::recordedBy).toList());
  }

  @Test
  void anUnchangedMeasureIsNoChange() {
    save(measure(FIRST, "Glidelåsen"));
    Measure before = found(FIRST);

    Outcome outcome = save(measure(FIRST, "Glidelåsen"));

    assertEquals(new Outcome(0, 0, 1, List.of()), outcome);
    assertEquals(before, found(FIRST));
    assertEquals(1, measures.lastChange());
  }

  @Test
  void textOfEveryAlphabetSurvives() {
    String text = "Æøå ÆØÅ – «čáhci» 😀👩‍🎓\n\n\tnytt avsnitt\n";

    save(described(FIRST, "Blåbærsyltetøy på čáhci 😀", text));

    Measure measure = found(FIRST);
    assertEquals("Blåbærsyltetøy på čáhci 😀", measure.content().title());
    assertEquals(Map.of(Section.PROBLEM, text), measure.content().sections());
  }

  @Test
  void theTimeOfAChangeIsKeptToTheMicrosecond() {
    Instant now = Instant.parse("2026-11-22T10:15:30.123456789Z");

    measuresAt(now).save(List.of(measure(FIRST, "Glidelåsen")), EDITOR);

    assertTimes(Instant.parse("2026-11-22T10:15:30.123456Z"));
  }

  @Test
  void aTimeThatTheLocalClockSkipsIsKept() {
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Oslo"));
    try {
      Instant skipped = Instant.parse("2026-03-29T02:30:00.5Z");

      measuresAt(skipped).save(List.of(measure(FIRST, "Glidelåsen")), EDITOR);

      assertTimes(skipped);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  private void assertTimes(Instant expected) {
    assertEquals(expected, found(FIRST).updated());
    assertEquals(expected, measures.revisions(FIRST).getFirst().recorded());
    assertEquals(expected, measures.changesAfter(0, 1).getFirst().recorded());
  }

  // The change log

  @Test
  void theLogTellsWhatHappenedInItsOrderWithoutGaps() {
    save(measure(FIRST, "Glidelåsen"), measure(SECOND, "Kvalitetsforum"));
    save(measure(SECOND, "Kvalitetsforum for alle"));
    save(withdrawn(measure(FIRST, "Glidelåsen"), "Avsluttet"));

    assertEquals(
        List.of(
            "1 CREATED " + FIRST,
            "2 CREATED " + SECOND,
            "3 UPDATED " + SECOND,
            "4 WITHDRAWN " + FIRST),
        measures.changesAfter(0, 10).stream()
            .map(change -> change.number() + " " + change.kind() + " " + change.measure())
            .toList());
  }

  @Test
  void theLogTellsWhichRevisionAChangeMadeAndWhyAMeasureWasWithdrawn() {
    save(measure(FIRST, "Glidelåsen"), measure(SECOND, "Kvalitetsforum"));
    save(withdrawn(measure(FIRST, "Glidelåsen"), "Avsluttet"));

    List<Change> changes = measures.changesAfter(0, 10);
    assertEquals(List.of(1, 1, 2), changes.stream().map(Change::revision).toList());
    assertEquals("Avsluttet", changes.getLast().reason());
    assertNull(changes.getFirst().reason());
    assertNull(changes.getFirst().slug(), "what a withdrawn measure was called is told no more");
    assertEquals(found(SECOND).slug(), changes.get(1).slug());
    assertEquals(Optional.of(changes.getLast().recorded()), measures.recorded(3));
    assertEquals(Optional.empty(), measures.recorded(4));
  }

  @Test
  void measuresAreReadAsTheyWereAtAChange() {
    save(measure(FIRST, "Glidelåsen"), measure(SECOND, "Kvalitetsforum"));
    String before = found(FIRST).checksum();
    save(measure(FIRST, "Glidelåsen igjen"), measure(THIRD, "Nytt"));
    save(withdrawn(measure(SECOND, "Kvalitetsforum"), "Avsluttet"));

    List<String> all = List.of(FIRST.toString(), SECOND.toString(), THIRD.toString());
    List<Measure> then = measures.at(2, all, Viewer.ANONYMOUS);
    assertEquals(
        Set.of("Glidelåsen", "Kvalitetsforum"),
        then.stream().map(measure -> measure.content().title()).collect(Collectors.toSet()));
    assertEquals(
        before,
        then.stream().filter(each -> each.id().equals(FIRST)).findFirst().orElseThrow().checksum());
    assertEquals(
        Set.of("Glidelåsen igjen", "Nytt"),
        measures.at(measures.lastChange(), all, Viewer.ANONYMOUS).stream()
            .map(measure -> measure.content().title())
            .collect(Collectors.toSet()));
  }

  @Test
  void theLogIsReadInPortions() {
    save(measure(FIRST, "En"), measure(SECOND, "To"), measure(THIRD, "Tre"));

    assertEquals(List.of(2L), numbers(measures.changesAfter(1, 1)));
    assertEquals(List.of(), numbers(measures.changesAfter(3, 1)));
  }

  @Test
  void aChangedMeasureIsGivenAsItIsNow() {
    save(measure(FIRST, "Glidelåsen"));
    save(measure(FIRST, "Glidelåsen igjen"));

    assertEquals(
        List.of("Glidelåsen igjen", "Glidelåsen igjen"),
        measures.changedAfter(0, 10).stream()
            .map(changed -> changed.measure().content().title())
            .toList());
  }

  @Test
  void anExportGoesByTheOrderOfCreation() {
    save(measure(SECOND, "To"), measure(FIRST, "En"));
    save(measure(SECOND, "To igjen"));

    List<NumberedMeasure> first = measures.createdAfter(0, 1);
    List<NumberedMeasure> second = measures.createdAfter(first.getLast().number(), 1);

    assertEquals(SECOND, first.getFirst().measure().id());
    assertEquals(FIRST, second.getFirst().measure().id());
    assertEquals(List.of(), measures.createdAfter(second.getLast().number(), 1));
  }

  @Test
  void aWriterSeesWhichMeasuresItsOwnTransactionHasChanged() {
    save(measure(FIRST, "En"), measure(SECOND, "To"));

    Set<UUID> changed =
        measures.atomically(
            () -> {
              long before = measures.lastChange();
              save(measure(SECOND, "To igjen"), measure(THIRD, "Tre"));
              return measures.changedSince(before, List.of(FIRST, SECOND, THIRD));
            });

    assertEquals(Set.of(SECOND, THIRD), changed);
  }

  // Addresses

  @Test
  void aSlugFollowsTheTitleAndTheOldOneLeadsToIt() {
    save(measure(FIRST, "Glidelåsen"));

    save(measure(FIRST, "Den nye glidelåsen"));

    assertEquals(FIRST, found("den-nye-glidelasen-vestland").id());
    assertEquals(new Lookup.Moved("den-nye-glidelasen-vestland"), lookup("glidelasen-vestland"));
  }

  @Test
  void anOldTitleTakenUpAgainHasItsOldSlug() {
    save(measure(FIRST, "Glidelåsen"));
    save(measure(FIRST, "Den nye glidelåsen"));

    save(measure(FIRST, "Glidelåsen"));

    assertEquals(FIRST, found("glidelasen-vestland").id());
    assertEquals(new Lookup.Moved("glidelasen-vestland"), lookup("den-nye-glidelasen-vestland"));
  }

  @Test
  void aSecondMeasureOfTheSameTitleAndCountyHasASlugOfItsOwn() {
    save(measure(FIRST, "Sommerskole"), measure(SECOND, "Sommerskole"));

    assertEquals(FIRST, found("sommerskole-vestland").id());
    assertEquals(SECOND, found("sommerskole-vestland-000000000002").id());
  }

  @Test
  void theSameTitleInAnotherCountyIsAnotherSlug() {
    save(measure(FIRST, "Sommerskole", "46"), measure(SECOND, "Sommerskole", "16"));

    assertEquals(SECOND, found("sommerskole-sor-trondelag").id());
  }

  @Test
  void aSlugIsNeverTakenOver() {
    save(measure(FIRST, "Sommerskole"));
    save(measure(FIRST, "Vinterskole"));

    save(measure(SECOND, "Sommerskole"));

    assertEquals(new Lookup.Moved("vinterskole-vestland"), lookup("sommerskole-vestland"));
    assertEquals(SECOND, found("sommerskole-vestland-000000000002").id());
  }

  @Test
  void aSlugIsNotTakenOverEvenFromAMeasureThatIsNamedAfterAnother() {
    save(measure(FIRST, "Sommerskole", null));
    save(measure(SECOND, "Sommerskole 000000000003", null));

    save(measure(THIRD, "Sommerskole", null));

    assertEquals(FIRST, found("sommerskole").id());
    assertEquals(SECOND, found("sommerskole-000000000003").id());
    assertEquals(THIRD, found(found(THIRD).slug()).id());
  }

  @Test
  void measuresThatSwapTheirTitlesKeepTheirOldAddresses() {
    save(measure(FIRST, "En"), measure(SECOND, "To"));

    save(measure(FIRST, "To"), measure(SECOND, "En"));

    assertEquals(new Lookup.Moved("to-vestland-000000000001"), lookup("en-vestland"));
    assertEquals(new Lookup.Moved("en-vestland-000000000002"), lookup("to-vestland"));
  }

  @Test
  void aTitleThatLooksLikeAnIdMakesNoAddressOfAnother() {
    save(measure(FIRST, SECOND.toString(), null), measure(SECOND, "To", null));

    assertEquals(SECOND, found(SECOND.toString()).id());
    assertEquals(FIRST, found(found(FIRST).slug()).id());
  }

  @Test
  void aTitleWithoutLettersOfAnAddressHasASlugAllTheSame() {
    save(measure(FIRST, "😀", null), measure(SECOND, "!!!", null));

    assertEquals(FIRST, found("tiltak").id());
    assertEquals(SECOND, found("tiltak-000000000002").id());
  }

  @Test
  void aVeryLongTitleHasAnAddress() {
    save(measure(FIRST, "æ".repeat(200)), measure(SECOND, "æ".repeat(200)));

    assertEquals(FIRST, found(found(FIRST).slug()).id());
    assertEquals(SECOND, found(found(SECOND).slug()).id());
  }

  @Test
  void anUnknownAddressFindsNothing() {
    assertEquals(new Lookup.Unknown(), lookup("nowhere"));
    assertEquals(new Lookup.Unknown(), lookup(THIRD.toString()));
  }

  @Test
  void anIdIsFoundInAnyCase() {
    save(measure(FIRST, "Glidelåsen"));

    assertEquals(FIRST, found(FIRST.toString().toUpperCase(Locale.ROOT)).id());
  }

  // Who sees what

  @Test
  void aWithdrawnMeasureIsGoneAndTellsWhy() {
    save(measure(FIRST, "Glidelåsen"));
    save(measure(FIRST, "Den nye glidelåsen"));

    save(withdrawn(measure(FIRST, "Den nye glidelåsen"), "Prosjektet er avsluttet"));

    Lookup gone = new Lookup.Gone("Prosjektet er avsluttet");
    assertEquals(gone, lookup(FIRST.toString()));
    assertEquals(gone, lookup("den-nye-glidelasen-vestland"));
    assertEquals(gone, lookup("glidelasen-vestland"));
  }

  @Test
  void aWithdrawnMeasureCanComeBack() {
    save(withdrawn(measure(FIRST, "Glidelåsen"), "Feil"));

    save(measure(FIRST, "Glidelåsen"));

    assertEquals(2, found(FIRST).revision());
  }

  @Test
  void aViewerOfNoAudienceSeesNothing() {
    save(measure(FIRST, "Glidelåsen"));
    Viewer nobody = new Viewer(Set.of());

    assertEquals(new Lookup.Unknown(), measures.lookup(FIRST.toString(), nobody));
    assertEquals(new Lookup.Unknown(), measures.lookup("glidelasen-vestland", nobody));
  }

  // Transactions

  @Test
  void aBatchThatFailsLeavesNothing() {
    save(measure(FIRST, "Glidelåsen"));

    assertThrows(
        IllegalStateException.class,
        () ->
            measures.atomically(
                () -> {
                  save(measure(FIRST, "Endret"), measure(SECOND, "To"));
                  throw new IllegalStateException("A later line is bad");
                }));

    assertEquals("Glidelåsen", found(FIRST).content().title());
    assertEquals(new Lookup.Unknown(), lookup(SECOND.toString()));
    assertEquals(new Lookup.Unknown(), lookup("endret-vestland"));
    assertEquals(1, measures.lastChange());
    assertEquals(1, measures.revisions(FIRST).size());
  }

  @Test
  void theNumbersOfABatchThatFailedAreGivenAgain() {
    assertThrows(
        IllegalStateException.class,
        () ->
            measures.atomically(
                () -> {
                  save(measure(FIRST, "Glidelåsen"));
                  throw new IllegalStateException("A later line is bad");
                }));

    save(measure(SECOND, "To"));

    assertEquals(List.of(1L), numbers(measures.changesAfter(0, 10)));
  }

  @Test
  void aWriterWithALowerNumberIsSeenBeforeOneWithAHigherNumber() throws Exception {
    CountDownLatch aHasItsNumber = new CountDownLatch(1);
    CountDownLatch aMayCommit = new CountDownLatch(1);
    Reader reader = new Reader();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      try {
        Future<Outcome> a =
            threads.submit(
                () ->
                    measures.atomically(
                        () -> {
                          Outcome outcome = save(measure(FIRST, "En"));
                          aHasItsNumber.countDown();
                          await(aMayCommit);
                          return outcome;
                        }));
        await(aHasItsNumber);
        reader.poll();
        Future<Outcome> b = threads.submit(() -> save(measure(SECOND, "To")));
        awaitDoneOrWaiting(b);
        reader.poll();

        assertEquals(List.of(), reader.seen, "seen while A has not committed");

        aMayCommit.countDown();
        get(a);
        reader.poll();
        get(b);
        reader.poll();
      } finally {
        aMayCommit.countDown();
      }
    }

    assertEquals(List.of(1L, 2L), reader.seen);
  }

  @Test
  void aReaderThatFollowsManyWritersMissesNothing() throws Exception {
    int writers = 4;
    int saves = 25;
    Reader reader = new Reader();
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < writers; i++) {
        String writer = "Skriver " + i + " ";
        done.add(
            threads.submit(
                () ->
                    IntStream.range(0, saves)
                        .forEach(number -> save(measure(null, writer + number, "46")))));
      }
      while (!done.stream().allMatch(Future::isDone)) {
        reader.poll();
      }
      for (Future<?> writer : done) {
        get(writer);
      }
    }
    reader.poll();

    assertEquals(LongStream.rangeClosed(1, (long) writers * saves).boxed().toList(), reader.seen);
  }

  @Test
  void writersOfOneMeasureReviseItOneAfterTheOther() throws Exception {
    save(measure(FIRST, "En"));
    CountDownLatch aHasWritten = new CountDownLatch(1);
    CountDownLatch aMayCommit = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      try {
        Future<Outcome> a =
            threads.submit(
                () ->
                    measures.atomically(
                        () -> {
                          Outcome outcome = save(measure(FIRST, "To"));
                          aHasWritten.countDown();
                          await(aMayCommit);
                          return outcome;
                        }));
        await(aHasWritten);
        Future<Outcome> b = threads.submit(() -> save(measure(FIRST, "Tre")));
        awaitDoneOrWaiting(b);
        aMayCommit.countDown();
        get(a);
        get(b);
      } finally {
        aMayCommit.countDown();
      }
    }

    assertEquals(List.of("En", "To", "Tre"), titles());
  }

  @Test
  void aWriterThatReadBeforeRevisesWhatAnotherHasLeftSince() throws Exception {
    save(measure(FIRST, "En"));
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      measures.atomically(
          () -> {
            assertEquals("En", found(FIRST).content().title());
            get(threads.submit(() -> save(measure(FIRST, "To"), measure(SECOND, "Ny"))));
            return save(measure(FIRST, "Tre"), measure(SECOND, "Ny"));
          });
    }

    assertEquals(List.of("En", "To", "Tre"), titles());
    assertEquals(1, found(SECOND).revision());
  }

  private List<String> titles() {
    return measures.revisions(FIRST).stream()
        .map(revision -> revision.document().content().title())
        .toList();
  }

  // The data set

  @Test
  void theDataSetIsLoadedWhole() {
    assertEquals(new Outcome(91, 0, 0, List.of()), load(dataSet()));
    assertEquals(91, measures.lastChange());
  }

  @Test
  void loadingTheDataSetAgainChangesNothing() {
    load(dataSet());
    List<NumberedMeasure> before = measures.createdAfter(0, 100);

    assertEquals(new Outcome(0, 0, 91, List.of()), load(dataSet()));
    assertEquals(before, measures.createdAfter(0, 100));
    assertEquals(91, measures.lastChange());
  }

  @Test
  void aNewerDataSetUpdatesWhatNobodyHasEdited() {
    seed(measure(FIRST, "En"), measure(SECOND, "To"));

    Outcome outcome = seed(measure(FIRST, "En, nyere"), measure(SECOND, "To"));

    assertEquals(new Outcome(0, 1, 1, List.of()), outcome);
    assertEquals("En, nyere", found(FIRST).content().title());
  }

  @Test
  void aMeasureEditedSinceLoadingKeepsItsEdits() {
    seed(measure(FIRST, "En"), measure(SECOND, "To"));
    save(measure(FIRST, "En, redigert"));

    Outcome outcome = seed(measure(FIRST, "En, nyere"), measure(SECOND, "To, nyere"));

    assertEquals(new Outcome(0, 1, 0, List.of(FIRST + " En, nyere")), outcome);
    assertEquals("En, redigert", found(FIRST).content().title());
    assertEquals("To, nyere", found(SECOND).content().title());
  }

  @Test
  void aMeasureThatTheDataSetHasCaughtUpWithFollowsItAgain() {
    seed(measure(FIRST, "En"));
    save(measure(FIRST, "En, redigert"));
    seed(measure(FIRST, "En, redigert"));

    seed(measure(FIRST, "En, nyere"));

    assertEquals("En, nyere", found(FIRST).content().title());
  }

  @Test
  void aMeasureOfAnotherOriginIsNotOverwrittenByTheDataSet() {
    save(measure(FIRST, "Importert"));

    Outcome outcome = seed(measure(FIRST, "En"));

    assertEquals(List.of(FIRST + " En"), outcome.leftAlone());
    assertEquals("Importert", found(FIRST).content().title());
  }

  @Test
  void aMeasureThatOneDataSetLacksStays() {
    seed(measure(FIRST, "En"), measure(SECOND, "To"));

    seed(measure(SECOND, "To"));

    assertEquals("En", found(FIRST).content().title());
  }

  @Test
  void theRevisionsOfTheDataSetNameItsVersion() {
    load(dataSet());

    UUID id = measures.createdAfter(0, 1).getFirst().measure().id();
    assertEquals(
        "dataset " + dataSet().description().version(),
        measures.revisions(id).getFirst().recordedBy());
  }

  // Helpers

  /** Follows the log as the index does: keeps the last number and asks for what comes after. */
  private final class Reader {
    private final List<Long> seen = new ArrayList<>();

    void poll() {
      seen.addAll(numbers(measures.changesAfter(seen.isEmpty() ? 0 : seen.getLast(), 7)));
    }
  }

  private DataSet dataSet() {
    return context.getBean(DataSet.class);
  }

  private Outcome load(DataSet dataSet) {
    return DataSetLoader.load(dataSet, measures);
  }

  private Outcome save(MeasureDocument... documents) {
    return measures.save(List.of(documents), EDITOR);
  }

  private Outcome seed(MeasureDocument... documents) {
    return measures.seed(List.of(documents), "dataset");
  }

  private Lookup lookup(String address) {
    return measures.lookup(address, Viewer.ANONYMOUS);
  }

  private Measure found(UUID id) {
    return found(id.toString());
  }

  private Measure found(String address) {
    return assertInstanceOf(Lookup.Found.class, lookup(address)).measure();
  }

  private static List<Long> numbers(List<Change> changes) {
    return changes.stream().map(Change::number).toList();
  }

  private Measures measuresAt(Instant now) {
    return new Measures(
        context.getBean(MeasureRows.class),
        context.getBean(SlugRows.class),
        context.getBean(RevisionRows.class),
        context.getBean(ChangeRows.class),
        transactions,
        context.getBean(MeasureFormat.class),
        new Slugs(context.getBean(Vocabularies.class).counties()),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS), "waited too long");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void get(Future<?> future) {
    try {
      future.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when a task has ended, or the database says that it waits for another transaction. */
  private void awaitDoneOrWaiting(Future<?> task) {
    Instant end = Instant.now().plus(LONG_ENOUGH);
    while (!task.isDone() && count(waitingTransactions()) == 0) {
      assertTrue(Instant.now().isBefore(end), "the task neither ends nor waits");
      Thread.onSpinWait();
    }
  }

  private long count(String query) {
    return transactions.executeRead(
        status -> {
          try (Statement statement = status.getConnection().createStatement();
              ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private void execute(String sql) {
    transactions.executeWrite(
        status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }
}

package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands print and give back, run as the launcher runs them but in this process. */
final class CommandTest {

  private static final String MEASURE =
      """
      {"title":"%s","language":"nb","county":"OS","category":"malrettede-tiltak",\
      "sections":{"goal":"Flere skal fullføre."}}
      """;

  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");

  /** What a command gave back. */
  private record Run(int code, String out, String err) {
    /** The one line that tells what is wrong. */
    String complaint() {
      assertEquals(1, code, err);
      assertEquals(1, err.lines().count(), err);
      assertFalse(err.contains("Exception"), err);
      return err.strip();
    }
  }

  @BeforeEach
  void chooseDataDirectory() {
    data = folder.resolve("data");
  }

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Tiltak.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(code, out.toString(), err.toString());
  }

  private Run imported(String lines, String... options) throws IOException {
    Path file = folder.resolve("import.ndjson");
    Files.writeString(file, lines);
    return run(
        Stream.of(
                Stream.of("import", file.toString(), "--data-dir", data.toString()),
                Stream.of(options))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  private String exported() throws IOException {
    Path file = folder.resolve("export.ndjson");
    Run run = run("export", file.toString(), "--data-dir", data.toString());
    assertEquals(0, run.code(), run.err());
    return Files.readString(file);
  }

  // Starting

  @Test
  void aTakenPortIsOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      String port = String.valueOf(taken.getLocalPort());
      Run run = run("serve", "--port", port, "--data-dir", data.toString());
      assertTrue(run.complaint().contains("Port " + port), run.err());
    }
  }

  @Test
  void aDataDirectoryThatIsAFileIsOneLine() throws IOException {
    Files.writeString(data, "");
    Run run = run("serve", "--port", "0", "--data-dir", data.toString());
    assertTrue(run.complaint().contains("is a file"), run.err());
  }

  @Test
  void aDataDirectoryThatCannotBeMadeIsOneLine() {
    Run run = run("serve", "--port", "0", "--data-dir", "/proc/tiltak");
    assertTrue(run.complaint().contains("cannot be written to"), run.err());
  }

  @Test
  void aDataDirectoryInUseIsOneLine() throws IOException {
    try (DataDirectory held = DataDirectory.hold(data)) {
      Run run = run("serve", "--port", "0", "--data-dir", held.path().toString());
      assertTrue(run.complaint().contains("in use by another process"), run.err());
    }
  }

  @Test
  void aDamagedDatabaseIsOneLine() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("catalogue.mv.db"), "no database".repeat(1_000));
    Run run = run("serve", "--port", "0", "--data-dir", data.toString());
    assertTrue(run.complaint().contains("is damaged"), run.err());
  }

  @Test
  void aDatabaseThatLostItsContentIsOneLine() throws IOException {
    Service.start(Database.embedded(data), data, "localhost", 0, indexed -> {}).close();
    Files.write(data.resolve("catalogue.mv.db"), new byte[0]);
    Run run = run("serve", "--port", "0", "--data-dir", data.toString());
    assertTrue(run.complaint().contains("is damaged"), run.err());
  }

  @Test
  void anExportGoesThroughWhatIsNoFile() throws IOException {
    imported(MEASURE.formatted("Leksehjelp"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("target"));
    Files.createFile(folder.resolve("target"));
    assertEquals(0, run("export", link.toString(), "--data-dir", data.toString()).code());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(1, Files.readString(folder.resolve("target")).lines().count());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    Run run = imported("\uFEFF" + MEASURE.formatted("Leksehjelp"));
    assertEquals(0, run.code(), run.err());
  }

  @Test
  void rejectsThatCannotBeWrittenAreOneLine() throws IOException {
    Run run = imported(MEASURE.formatted("God"), "--skip-bad", "--rejects", "/proc/tiltak/r");
    assertTrue(run.complaint().contains("reject file"), run.err());
  }

  @Test
  void aDatabaseServerThatIsAwayIsOneLine() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Run run =
        run(
            "serve",
            "--port",
            "0",
            "--data-dir",
            data.toString(),
            "--db-url",
            "jdbc:mysql://localhost:" + port + "/tiltak");
    assertTrue(run.complaint().contains("cannot be reached"), run.err());
  }

  @Test
  void aPasswordOnTheCommandLineIsRefusedAndNotRepeated() {
    Run run = run("serve", "--db-url", "jdbc:mysql://localhost/tiltak?password=hemmelig");
    assertTrue(run.complaint().contains("TILTAK_DB_PASSWORD"), run.err());
    assertFalse(run.err().contains("hemmelig"));
    Run hidden = run("serve", "--db-url", "jdbc:mysql://address=(host=x)(password=hemmelig)/t");
    assertFalse(hidden.complaint().contains("hemmelig"));
  }

  @Test
  void whatIsNoNumberIsToldInPlainWords() {
    Run run = run("serve", "--port", "abc");
    assertEquals(2, run.code());
    assertEquals(
        "tiltak: Invalid value for option '--port': «abc» is no whole number. See tiltak serve"
            + " --help.\n",
        run.err());
  }

  @Test
  void anUnknownOptionIsMisuse() {
    Run run = run("serve", "--prot", "80");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("--prot") && run.err().lines().count() == 1, run.err());
  }

  @Test
  void helpNamesEveryCommandAndAWordThatIsNoneIsMisuse() {
    Run help = run("help");
    for (String command : List.of("serve", "import", "index", "backup", "keys", "soak")) {
      assertTrue(help.out().contains("\n  " + command + " "), help.out());
    }
    assertEquals(help.out(), run("--help").out());
    Run misspelt = run("serv");
    assertEquals(2, misspelt.code());
    assertTrue(misspelt.err().contains("serve"), misspelt.err());
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : List.of("serve", "import", "export")) {
      Run run = run(command, "--help");
      assertEquals(0, run.code());
      assertTrue(run.out().contains("--data-dir"), run.out());
    }
  }

  // Import and export

  @Test
  void whatWasExportedImportsIntoAnEmptyStoreAndExportsByteForByteTheSame() throws IOException {
    Service.start(Database.embedded(data), data, "localhost", 0, indexed -> {}).close();
    String first = exported();
    assertTrue(first.lines().count() >= 91);
    data = folder.resolve("other");
    Run run = imported(first);
    assertEquals(0, run.code(), run.err());
    assertEquals(first, exported());
  }

  @Test
  void importingTheSameAgainChangesNothing() throws IOException {
    imported(MEASURE.formatted("Leksehjelp"));
    String before = exported();
    Run again = imported(before);
    assertTrue(again.err().contains("0 new, 0 updated, 1 unchanged"), again.err());
    assertEquals(before, exported());
  }

  @Test
  void anImportTellsLineAndFieldOfEveryFaultAndChangesNothing() throws IOException {
    String lines =
        MEASURE.formatted("God")
            + "{\"title\":\" \",\"language\":\"en\",\"category\":\"malrettede-tiltk\",\"colour\":1}\n"
            + "no json\n"
            + MEASURE.formatted("Også god");
    Run run = imported(lines);
    assertEquals(1, run.code());
    for (String place : List.of(":2 /title", ":2 /language", ":2 /category", ":2 /colour", ":3:")) {
      assertTrue(run.err().contains(place), place + " in " + run.err());
    }
    assertTrue(run.err().contains("did you mean malrettede-tiltak?"), run.err());
    assertTrue(run.err().contains("Nothing was imported: 2 of 4 lines are bad"), run.err());
    assertEquals("", exported());
  }

  @Test
  void badLinesCanBeSkippedAndAreKeptForCorrection() throws IOException {
    Run run = imported(MEASURE.formatted("God") + "{\"title\":\"Uten mer\"}\n", "--skip-bad");
    assertEquals(0, run.code(), run.err());
    assertEquals(1, exported().lines().count());
    assertEquals(
        "{\"title\":\"Uten mer\"}\n", Files.readString(folder.resolve("import.ndjson.rejects")));
  }

  @Test
  void anIdGivenTwiceInAFileIsAFault() throws IOException {
    imported(MEASURE.formatted("Leksehjelp"));
    String line = exported();
    data = folder.resolve("other");
    Run run = imported(line + line);
    assertEquals(1, run.code());
    assertTrue(run.err().contains(":2 /id"), run.err());
  }

  @Test
  void bytesThatAreNoTextAreAFaultOfTheirLine() throws IOException {
    Path file = folder.resolve("latin1.ndjson");
    Files.write(file, new byte[] {'{', '"', (byte) 0xE6, '"', ':', '1', '}', '\n'});
    Run run = run("import", file.toString(), "--data-dir", data.toString());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("latin1.ndjson:1: expected UTF-8"), run.err());
  }

  @Test
  void aLineWithoutEndIsRefusedWithoutBeingKept() throws IOException {
    Run run = imported("x".repeat(3 << 20));
    assertTrue(run.err().contains("expected less than 1,048,576 bytes in a line"), run.err());
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    Run run = run("import", folder.resolve("nix").toString(), "--data-dir", data.toString());
    assertTrue(run.complaint().contains("There is no file"), run.err());
  }

  @Test
  void anExportOfNoCatalogueIsOneLine() {
    Run run = run("export", "-", "--data-dir", data.toString());
    assertTrue(run.complaint().contains("There is no catalogue"), run.err());
    assertFalse(Files.exists(data));
  }

  @Test
  void importedMeasuresAreSearchableAtTheNextStart() throws IOException {
    imported(MEASURE.formatted("Snøskuterverksted"));
    try (Service service =
        Service.start(Database.embedded(data), data, "localhost", 0, indexed -> {})) {
      Api api = new Api(service.port());
      assertEquals(
          List.of("Snøskuterverksted"), api.ok("/v1/measures?q=snoskuterverksted").titles());
    }
  }

  // Measuring

  @Test
  void aBenchmarkComparesTheCatalogueWithLuceneAsItComes() {
    Run run = run("bench", "--measures", "200", "--seconds", "0.1");
    assertEquals(0, run.code(), run.err());
    for (String row :
        List.of(
            "ours +in process +1 ",
            "stock +in process +2 ",
            "ours +HTTP +2 ",
            "stock +HTTP +1 ",
            "ours/stock +HTTP +1 ",
            "suggestions +HTTP +1 ")) {
      assertTrue(Pattern.compile("(?m)^" + row).matcher(run.out()).find(), run.out());
    }
    assertTrue(answered(run, "ours") > 50, run.out());
    assertTrue(answered(run, "stock") > 50, run.out());
  }

  /** How many of a hundred queries found something: the last number of an engine's first row. */
  private static int answered(Run run, String engine) {
    String row =
        run.out().lines().filter(line -> line.startsWith(engine + " ")).findFirst().orElseThrow();
    return Integer.parseInt(row.substring(row.lastIndexOf(' ') + 1));
  }

  @Test
  void aBenchmarkOfNoNumberIsMisuse() {
    Run run = run("bench", "--measures", "mange");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("not mange"), run.err());
  }
}

package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a catalogue that is not running. */
final class KeysCommandTest {

  @TempDir private Path folder = Path.of("");
  private String err = "";

  private String run(int code, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    String[] all = new String[arguments.length + 3];
    all[0] = "keys";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--data-dir";
    all[all.length - 1] = folder.toString();
    assertEquals(
        code,
        Tiltak.run(new PrintWriter(out), new PrintWriter(errors), all),
        () -> out.toString() + errors);
    err = errors.toString();
    return out.toString();
  }

  @Test
  void aKeyIsPrintedOnceThenListedRotatedAndRevoked() {
    String secret = run(0, "create", "--name", "Drift", "--scope", "admin", "--days", "30").strip();
    assertTrue(secret.matches("tk_[A-Za-z0-9_-]{43}"), secret);
    String listed = run(0, "list");
    assertTrue(listed.contains("Drift") && listed.contains("[admin]"), listed);
    assertFalse(listed.contains(secret));
    String id = listed.substring(0, listed.indexOf(' '));
    assertFalse(run(0, "rotate", id).strip().equals(secret));
    run(0, "revoke", id);
    assertTrue(run(0, "list").contains("revoked"));
    run(1, "rotate", id);
    assertTrue(err.contains("is revoked"), err);
  }

  @Test
  void toLookForKeysWhereThereIsNoCatalogueMakesNone() {
    run(1, "list");
    assertTrue(err.contains("There is no catalogue in") && err.lines().count() == 1, err);
    assertFalse(Database.exists(folder));
  }

  @Test
  void aScopeThatThereIsNotIsOneLine() {
    run(1, "create", "--name", "Drift", "--scope", "measures:write:county:12");
    assertEquals(
        "tiltak: There is no scope «measures:write:county:12»; create --help has them all, such as read.",
        err.strip());
  }

  @Test
  void aCatalogueInUseIsOneLine() throws IOException {
    try (DataDirectory _ = DataDirectory.hold(folder)) {
      run(1, "create", "--name", "Drift", "--scope", "admin");
      assertTrue(err.contains("/v1/admin/keys") && err.lines().count() == 1, err);
    }
  }
}

package no.tiltakskatalogen.api.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.Set;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose measures a county's editor may edit. */
final class ActorTest {

  private static final DataSet DATA = DataSetReader.readBundled();
  private static final Counties COUNTIES = DATA.vocabularies().counties();

  private static Actor key(Role role, @Nullable String county) {
    return new Actor.KeyHolder("1", "Prøve", Set.of(role), county, Instant.MAX);
  }

  @ParameterizedTest
  @CsvSource({
    "46, 46, true",
    "46, 12, true",
    "46, 14, true",
    "46, 11, false",
    "50, 17, true",
    "55, 19, true",
    "55, 20, false",
    "56, 20, true",
    "56, 19, false",
    "31, 01, true",
    "31, 02, false",
    "03, 03, true",
    "03, 02, false"
  })
  void anEditorHasTheCountyAndThoseThatBecameIt(String own, String other, boolean may) {
    Actor editor = key(Role.COUNTY_EDITOR, own);
    assertEquals(may, editor.isEditorOf(COUNTIES.byCode(other), COUNTIES));
  }

  @Test
  void nobodyElseIsACountysEditor() {
    assertFalse(key(Role.ADMIN, null).isEditorOf(COUNTIES.byCode("46"), COUNTIES));
    assertFalse(key(Role.CURATOR, null).isEditorOf(COUNTIES.byCode("46"), COUNTIES));
    assertFalse(new Actor.Anonymous("::1").isEditorOf(COUNTIES.byCode("46"), COUNTIES));
  }
}

package no.tiltakskatalogen.api.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API document may and may not leave open about who may do what. */
final class OperationsTest {

  private static Operation only(String method, String declaration) {
    String document =
        """
        paths:
          /v1/things:
            %s:
              operationId: things
              %s
        """
            .formatted(method, declaration);
    return new ApiDocument(document).operations().iterator().next();
  }

  @ParameterizedTest
  @ValueSource(strings = {"post", "put", "patch", "delete"})
  void aWriteThatDoesNotSayWhoMayIsRefused(String method) {
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> only(method, "summary: Things"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("/v1/things writes"));
  }

  @Test
  void aRoleThatThereIsNotIsRefused() {
    assertThrows(IllegalStateException.class, () -> only("get", "x-roles: [chief]"));
  }

  @Test
  void aReadIsForEverybodyUnlessItSaysOtherwise() {
    assertTrue(only("get", "summary: Things").open());
    assertEquals(1, only("get", "x-roles: [admin]").roles().size());
  }

  @Test
  void aWriteForEverybodySaysSo() {
    assertTrue(only("post", "x-roles: [anyone]").open());
  }
}

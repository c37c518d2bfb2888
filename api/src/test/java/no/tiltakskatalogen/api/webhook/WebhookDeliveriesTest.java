package no.tiltakskatalogen.api.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WebhookDeliveriesTest {

  @Test
  void everyWaitIsTwiceAsLongAsTheOneBeforeItUpToSixHours() {
    assertEquals(Duration.ofSeconds(10), WebhookDeliveries.wait(0));
    assertEquals(Duration.ofSeconds(20), WebhookDeliveries.wait(1));
    assertEquals(Duration.ofSeconds(10_240), WebhookDeliveries.wait(10));
    assertEquals(Duration.ofHours(6), WebhookDeliveries.wait(60));
  }
}

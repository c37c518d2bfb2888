package no.tiltakskatalogen.api.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import no.tiltakskatalogen.api.webhook.WebhookSender.NotSent;
import no.tiltakskatalogen.catalogue.webhook.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing is ever sent, unless the configuration allows it. */
final class PublicAddressesTest {

  private final WebhookSettings strict = new WebhookSettings("true", "false");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.3.4",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1"
      })
  void anAddressThatNotEverybodyCanReachIsRefused(String address) {
    assertFalse(PublicAddresses.isPublic(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"193.156.90.1", "8.8.8.8", "172.32.0.1", "2a02:c0::1", "2606:4700::1111"})
  void anAddressThatEverybodyCanReachIsTaken(String address) {
    assertTrue(PublicAddresses.isPublic(InetAddress.ofLiteral(address)));
  }

  @Test
  void aNameThatLeadsToThisMachineIsRefusedWhenItIsResolved() {
    assertThrows(PublicAddresses.Refused.class, () -> new PublicAddresses().resolve("localhost"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]:8443/a",
        "https://localhost/",
        "https://10.1.2.3/",
        "http://portal.example.org/",
        "ftp://portal.example.org/",
        "https:///a",
        "portal",
        "https://",
        "https://user@portal.example.org/",
        "https://portal.example.org/#a",
        "https://a b/"
      })
  void suchATextIsNoAddressToSendTo(String url) {
    assertTrue(new WebhookUrls(strict).fault(url).isPresent());
  }

  @Test
  void aNameIsTakenUntilItIsResolved() {
    assertTrue(new WebhookUrls(strict).fault("https://portal.example.org/tiltak?a=b").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:1/", "https://127.0.0.1:1/", "https://[::1]:1/"})
  void nothingIsSentToThisMachineEvenIfItIsStored(String url) throws Exception {
    Instant now = Instant.now();
    Webhook webhook =
        new Webhook(
            "1", "key:1", url, "", "whsec_MTIz", Webhook.State.ACTIVE, 1, 0, 0, now, null, now);
    WebhookSender sender = new WebhookSender(strict);
    try {
      NotSent refused =
          assertThrows(NotSent.class, () -> sender.send(webhook, "1", now, new byte[0]));
      assertEquals("The host is not one that everybody can reach.", refused.reason());
    } finally {
      sender.close();
    }
  }
}

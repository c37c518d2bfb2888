package no.tiltakskatalogen.api.webhook;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to addresses that everybody can reach, and refuses all others. It is asked for
 * each connection and its answer is what is connected to, so that no name can lead elsewhere after
 * it was checked.
 */
final class PublicAddresses implements DnsResolver {

  /** What is special in the registries of IANA; of IPv6, only 2000::/3 is given out at all. */
  private static final List<IpSubnetFilterRule> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20")
          .map(PublicAddresses::rule)
          .toList();

  private static final IpSubnetFilterRule GIVEN_OUT = rule("2000::/3");

  /** The name leads to where nothing is sent. */
  static final class Refused extends UnknownHostException {
    Refused(String host) {
      super(host);
    }
  }

  private static IpSubnetFilterRule rule(String network) {
    String[] parts = network.split("/", -1);
    return new IpSubnetFilterRule(
        InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT);
  }

  static boolean isPublic(InetAddress address) {
    InetSocketAddress place = new InetSocketAddress(address, 0);
    boolean isGivenOut = address.getAddress().length == 4 || GIVEN_OUT.matches(place);
    return isGivenOut && SPECIAL.stream().noneMatch(rule -> rule.matches(place));
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = InetAddress.getAllByName(host);
    // One private address is enough: honest names have none.
    if (!Stream.of(all).allMatch(PublicAddresses::isPublic)) {
      throw new Refused(host);
    }
    return all;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}

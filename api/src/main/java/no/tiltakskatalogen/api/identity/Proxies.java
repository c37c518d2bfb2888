package no.tiltakskatalogen.api.identity;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.InvalidSetting;

/**
 * Believes X-Forwarded-For and X-Forwarded-Proto of the proxies that are configured, and of no
 * others.
 */
@ServerFilter("/**")
@Order(FilterStage.AUDIT - 1)
public final class Proxies implements ConditionalFilter {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTOCOL = "X-Forwarded-Proto";

  private final List<IpSubnetFilterRule> trusted = new ArrayList<>();

  /**
   * Reads the setting.
   *
   * @param proxies addresses and networks such as {@code 10.1.2.3,10.2.0.0/16}
   * @throws InvalidSetting if it has anything else
   */
  Proxies(@Value("${tiltak.proxies:}") String proxies) {
    for (String proxy : proxies.split(",", -1)) {
      if (!proxies.isBlank()) {
        trusted.add(rule(proxy.strip()));
      }
    }
  }

  private static IpSubnetFilterRule rule(String proxy) {
    int slash = proxy.indexOf('/');
    try {
      InetAddress address = InetAddress.ofLiteral(slash < 0 ? proxy : proxy.substring(0, slash));
      int bits =
          slash < 0
              ? address.getAddress().length * 8
              : Integer.parseInt(proxy.substring(slash + 1));
      return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(
          "TILTAK_PROXIES", "«%s» is no address or network such as 10.2.0.0/16".formatted(proxy));
    }
  }

  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return !trusted.isEmpty() && isTrusted(request.getRemoteAddress());
  }

  @RequestFilter
  void believe(HttpRequest<?> request) {
    if (!isEnabled(request)) {
      return;
    }
    List<String> named = new ArrayList<>();
    request.getHeaders().getAll(FOR).forEach(each -> named.addAll(List.of(each.split(",", -1))));
    // From the nearest on: what a proxy that is not ours wrote is not believed.
    for (String each : named.reversed()) {
      InetSocketAddress address = address(each.strip());
      if (address.isUnresolved()) {
        break;
      }
      request.setAttribute(ClientAddress.ADDRESS, address.getAddress().getHostAddress());
      if (!isTrusted(address)) {
        break;
      }
    }
    if ("https".equalsIgnoreCase(request.getHeaders().get(PROTOCOL))) {
      request.setAttribute(ClientAddress.SECURE, true);
    }
  }

  /** Unresolved if the text is no address. */
  private static InetSocketAddress address(String text) {
    try {
      return new InetSocketAddress(InetAddress.ofLiteral(text), 0);
    } catch (IllegalArgumentException e) {
      return InetSocketAddress.createUnresolved("unknown", 0);
    }
  }

  private boolean isTrusted(InetSocketAddress address) {
    return trusted.stream().anyMatch(rule -> rule.matches(address));
  }
}

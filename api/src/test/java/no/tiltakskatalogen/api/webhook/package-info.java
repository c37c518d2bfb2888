@NullMarked
package no.tiltakskatalogen.api.webhook;

import org.jspecify.annotations.NullMarked;

@NullMarked
package no.tiltakskatalogen.catalogue.webhook;

import org.jspecify.annotations.NullMarked;

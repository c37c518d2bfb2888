@NullMarked
package no.tiltakskatalogen.catalogue.identity;

import org.jspecify.annotations.NullMarked;

@NullMarked
package no.tiltakskatalogen.catalogue.knowledge;

import org.jspecify.annotations.NullMarked;

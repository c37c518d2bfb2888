@NullMarked
package no.tiltakskatalogen.catalogue.dataset;

import org.jspecify.annotations.NullMarked;

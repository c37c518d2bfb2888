@NullMarked
package no.tiltakskatalogen.catalogue.audit;

import org.jspecify.annotations.NullMarked;

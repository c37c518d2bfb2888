@NullMarked
package no.tiltakskatalogen.api.harvest;

import org.jspecify.annotations.NullMarked;

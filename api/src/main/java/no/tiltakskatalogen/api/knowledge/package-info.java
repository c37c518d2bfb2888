@NullMarked
package no.tiltakskatalogen.api.knowledge;

import org.jspecify.annotations.NullMarked;

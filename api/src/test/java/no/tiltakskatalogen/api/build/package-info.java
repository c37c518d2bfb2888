@NullMarked
package no.tiltakskatalogen.api.build;

import org.jspecify.annotations.NullMarked;

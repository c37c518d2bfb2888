@NullMarked
package no.tiltakskatalogen.api.evaluation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package no.tiltakskatalogen.api.audit;

import org.jspecify.annotations.NullMarked;

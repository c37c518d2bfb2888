@NullMarked
package no.tiltakskatalogen.api.service;

import org.jspecify.annotations.NullMarked;

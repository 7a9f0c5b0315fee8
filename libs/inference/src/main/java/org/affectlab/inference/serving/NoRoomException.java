package org.affectlab.inference.serving;

/** Now there is no room for a model, but there may be later. */
final class NoRoomException extends RuntimeException {
    NoRoomException(String message) {
        super(message);
    }
}

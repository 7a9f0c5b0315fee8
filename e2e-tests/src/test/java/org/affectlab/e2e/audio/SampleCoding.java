package org.affectlab.e2e.audio;

import java.nio.ByteBuffer;

/** How a WAV file writes one sample. Values outside of [-1, 1) are cut off. */
public enum SampleCoding {
    UNSIGNED_8(1, 8) {
        @Override
        void put(double sample, ByteBuffer target) {
            target.put((byte) (whole(sample, 8) + 128));
        }
    },
    SIGNED_16(1, 16) {
        @Override
        void put(double sample, ByteBuffer target) {
            target.putShort((short) whole(sample, 16));
        }
    },
    SIGNED_24(1, 24) {
        @Override
        void put(double sample, ByteBuffer target) {
            long value = whole(sample, 24);
            target.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
        }
    },
    SIGNED_32(1, 32) {
        @Override
        void put(double sample, ByteBuffer target) {
            target.putInt((int) whole(sample, 32));
        }
    },
    FLOAT_32(3, 32) {
        @Override
        void put(double sample, ByteBuffer target) {
            target.putFloat((float) sample);
        }
    },
    A_LAW(6, 8) {
        @Override
        void put(double sample, ByteBuffer target) {
            target.put(G711.aLaw((int) whole(sample, 16)));
        }
    },
    MU_LAW(7, 8) {
        @Override
        void put(double sample, ByteBuffer target) {
            target.put(G711.muLaw((int) whole(sample, 16)));
        }
    };

    final int formatTag;
    final int bits;

    SampleCoding(int formatTag, int bits) {
        this.formatTag = formatTag;
        this.bits = bits;
    }

    abstract void put(double sample, ByteBuffer target);

    static long whole(double sample, int bits) {
        long scale = 1L << (bits - 1);
        return Math.max(-scale, Math.min(scale - 1, Math.round(sample * scale)));
    }
}

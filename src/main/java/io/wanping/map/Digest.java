package io.wanping.map;

/** 64-bit hashes that may be added up in any order: a set has one sum, whoever adds it. Not against malice. */
final class Digest {

    private Digest() {}

    /** A bijection that changes half of the bits for any change of one (the finaliser of SplitMix64, Steele et al. 2014). */
    static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash ^ text.charAt(i));
        }
        return hash;
    }
}

package org.affectlab.inference.memory;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.affectlab.inference.memory.NativeHeap.Usage;

/** {@code struct mallinfo2} of glibc: ten values of {@code size_t}. Public with public fields, as JNA fills it by reflection. */
@FieldOrder({"arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"})
public final class Mallinfo2 extends Structure implements Structure.ByValue {
    public long arena;
    public long ordblks;
    public long smblks;
    public long hblks;
    public long hblkhd;
    public long usmblks;
    public long fsmblks;
    public long uordblks;
    public long fordblks;
    public long keepcost;

    Usage usage() {
        return new Usage(uordblks + hblkhd, fordblks);
    }

    public Mallinfo2() {}
}

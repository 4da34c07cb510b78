package org.diception.nn;

import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Owner of every native object that is created on this thread until it closes; what must live on leaves
 * through {@link #out}.
 *
 * <pre>{@code
 * try (var scope = new Scope()) {
 *     Tensor hidden = norm.forward(x);
 *     return scope.out(linear.forward(hidden)); // now owned by the caller's scope
 * }
 * }</pre>
 *
 * <p>Confined to the thread that opened it.
 */
public final class Scope implements AutoCloseable {
    private static final LongAdder OBJECTS = new LongAdder();

    private final PointerScope outer = PointerScope.getInnerScope();
    private final PointerScope inner = new Counting();

    private static final class Counting extends PointerScope {
        @Override
        public PointerScope attach(Pointer object) {
            OBJECTS.increment();
            return super.attach(object);
        }
    }

    /** Native objects that scopes have come to own so far, each handing over counted again: for guards. */
    static long objects() {
        return OBJECTS.sum();
    }

    /**
     * Hands a native object over to the enclosing scope. Fails where there is none: it would never be freed.
     */
    public <T extends Pointer> T out(T object) {
        if (outer == null) {
            throw new IllegalStateException("no enclosing scope to hand the result to");
        }
        outer.attach(object);
        return object;
    }

    /**
     * Frees everything that was created since the scope was opened and did not leave through {@link #out}.
     */
    @Override
    public void close() {
        inner.close();
    }
}

package org.diception.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack, the marks on it and the memo of a pickle machine; whatever would reach below them is refused.
 */
final class PickleStack {
    private final InputBytes file;
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    PickleStack(InputBytes file) {
        this.file = file;
    }

    void push(Object value) {
        values.add(value);
    }

    Object top() {
        requireAboveMark(1);
        return values.get(values.size() - 1);
    }

    Object pop() {
        requireAboveMark(1);
        return values.remove(values.size() - 1);
    }

    /** The uppermost values in the order in which they were pushed. */
    List<Object> pop(int count) {
        requireAboveMark(count);
        return cut(values.size() - count);
    }

    void mark() {
        marks.add(values.size());
    }

    List<Object> popToMark() {
        if (marks.isEmpty()) {
            throw file.broken("its pickle goes back to a mark that it never set");
        }
        return cut(marks.remove(marks.size() - 1));
    }

    void memoize(int key) {
        memo.put(key, top());
    }

    /** Under the next free key. */
    void memoize() {
        memoize(memo.size());
    }

    void recall(int key) {
        Object value = memo.get(key);
        if (value == null) {
            throw file.broken("its pickle recalls entry " + key + " that it never kept");
        }
        push(value);
    }

    private List<Object> cut(int from) {
        List<Object> tail = values.subList(from, values.size());
        List<Object> popped = new ArrayList<>(tail);
        tail.clear();
        return popped;
    }

    private void requireAboveMark(int count) {
        int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (values.size() - count < floor) {
            throw file.broken("its pickle takes more from its stack than it put there");
        }
    }
}

package org.diception.readout;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diception.UsageException;

/** Records of numbers, by the names of their components: what users set one by one. */
public final class Constants {
    private Constants() {}

    /** Names and values in the order of the record. */
    public static Map<String, Number> of(Record constants) {
        Map<String, Number> values = new LinkedHashMap<>();
        for (RecordComponent component : constants.getClass().getRecordComponents()) {
            if (component.getType() == int.class || component.getType() == double.class) {
                values.put(component.getName(), (Number) value(component, constants));
            }
        }
        return values;
    }

    /**
     * A copy with one value changed.
     *
     * @throws UsageException if the record refuses it or it is no number
     */
    public static <R extends Record> R with(R constants, String name, String number) {
        RecordComponent[] components = constants.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> component.getName().equals(name)
                        ? parse(component, number) : value(component, constants))
                .toArray();
        return create(constants, components, values);
    }

    private static Object parse(RecordComponent component, String number) {
        try {
            return component.getType() == int.class
                    ? (Object) Integer.valueOf(number) : (Object) Double.valueOf(number);
        } catch (NumberFormatException e) {
            String kind = component.getType() == int.class ? "whole number" : "number";
            throw new UsageException("read-out setting " + component.getName() + ": '" + number + "' is no "
                    + kind);
        }
    }

    private static Object value(RecordComponent component, Record constants) {
        try {
            return component.getAccessor().invoke(constants);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static <R extends Record> R create(R like, RecordComponent[] components, Object[] values) {
        try {
            @SuppressWarnings("unchecked")
            Class<R> type = (Class<R>) like.getClass();
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UsageException refused) {
                throw refused;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}

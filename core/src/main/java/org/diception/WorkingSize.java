package org.diception;

/** The size of the picture that the network sees, in pixels. Immutable and thread-safe. */
public record WorkingSize(int width, int height) {
    public WorkingSize {
        if (width < 1 || height < 1) {
            throw new UsageException("working size " + width + "x" + height
                    + ": both sides must be at least 1");
        }
    }

    /** Parses {@code 768} (a square) or {@code 1024x768} (width, then height). */
    public static WorkingSize parse(String text) {
        try {
            String[] sides = text.split("x", -1);
            int width = Integer.parseInt(sides[0]);
            return switch (sides.length) {
                case 1 -> new WorkingSize(width, width);
                case 2 -> new WorkingSize(width, Integer.parseInt(sides[1]));
                default -> throw new NumberFormatException();
            };
        } catch (NumberFormatException e) {
            throw new UsageException("size '" + text
                    + "': expected a side such as 768 or a width and height such as"
                    + " 1024x768");
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

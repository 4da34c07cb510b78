package org.diception.train.coco;

/** x, y of the top left corner, width and height, in pixels. */
public record CocoBox(double x, double y, double width, double height) {
    double area() {
        return width * height;
    }
}

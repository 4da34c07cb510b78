package org.diception.train.scenes;

/** A shape in its place, with its looks. Local = inverse · (world − centre). */
final class Primitive {
    final Shape shape;
    final Vec centre;
    final Mat map;
    final Mat inverse;
    final double radius;
    final int instance;
    final Material material;
    final Vec textureOrigin;
    final boolean castsShadow;

    /**
     * @param map from the shape's own coordinates to the world, about {@code centre}
     * @param instance the thing that it is part of, 0 for the surroundings
     * @param textureOrigin where the material's pattern starts, shared by the parts of one thing
     */
    Primitive(Shape shape, Vec centre, Mat map, int instance, Material material, Vec textureOrigin,
              boolean castsShadow) {
        this.shape = shape;
        this.centre = centre;
        this.map = map;
        this.inverse = map.inverse();
        this.radius = shape.reach(map);
        this.instance = instance;
        this.material = material;
        this.textureOrigin = textureOrigin;
        this.castsShadow = castsShadow;
    }
}

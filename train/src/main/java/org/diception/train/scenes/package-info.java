/**
 * Synthetic scenes with exact truth: a seed becomes rooms, streets and skies with people, animals and things
 * ({@code SceneComposer}), which are ray cast ({@code Renderer}) into a photo, disparity, normals, instances
 * and joints. The embedded model learns from nothing else. Every number comes from the seed through
 * arithmetic that is the same on every machine ({@code StrictMath}, no library generator), so a seed is a
 * scene for good.
 */
package org.diception.train.scenes;

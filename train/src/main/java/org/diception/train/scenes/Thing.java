package org.diception.train.scenes;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Everything that can be put into a scene apart from people: what it is called, how big it is, where it
 * belongs.
 */
enum Thing {
    CHAIR("chair", Furniture::chair, .8, 1.1, .33, 4, Place.ROOM, Place.OPEN),
    TABLE("dining table", Furniture::table, .8, 1.2, .8, 2, Place.ROOM, Place.OPEN),
    COUCH("couch", Furniture::couch, .75, .95, 1.2, 1.2, Place.ROOM),
    BED("bed", Furniture::bed, .6, .9, 1.4, .8, Place.ROOM),
    BENCH("bench", Furniture::bench, .8, 1, 1, 1.2, Place.ROOM, Place.OPEN),
    LAMP("lamp", Furniture::lamp, .5, 1.6, .3, 1.2, Place.ROOM),
    TV("tv", Furniture::screen, .4, 1, .7, 1, Place.ROOM, Place.TABLE),
    REFRIGERATOR("refrigerator", Furniture::cupboard, 1.3, 1.9, .25, .7, Place.ROOM),
    CUP("cup", Tableware::cup, .09, .3, .6, 2.5, Place.TABLE),
    BOTTLE("bottle", Tableware::bottle, .2, .5, .2, 2.5, Place.TABLE, Place.ROOM, Place.OPEN),
    WINE_GLASS("wine glass", Tableware::wineGlass, .15, .3, .25, 1.2, Place.TABLE),
    BOWL("bowl", Tableware::bowl, .07, .16, 1, 1.5, Place.TABLE),
    VASE("vase", Tableware::vase, .2, .6, .35, 1.2, Place.TABLE, Place.ROOM),
    APPLE("apple", Tableware::apple, .07, .14, .5, 1, Place.TABLE),
    ORANGE("orange", Tableware::orange, .07, .14, .5, 1, Place.TABLE),
    BANANA("banana", Tableware::banana, .035, .06, 2.2, 1, Place.TABLE),
    DONUT("donut", Tableware::donut, .03, .12, 2, 1, Place.TABLE, Place.ROOM, Place.OPEN),
    CAKE("cake", Tableware::cake, .1, .2, .9, 1, Place.TABLE),
    PIZZA("pizza", Tableware::pizza, .03, .05, 4, .8, Place.TABLE),
    BOOK("book", Tableware::book, .03, .08, 2, 1.2, Place.TABLE),
    LAPTOP("laptop", Tableware::laptop, .2, .4, .7, 1.2, Place.TABLE),
    PHONE("cell phone", Tableware::phone, .12, .2, .3, .8, Place.TABLE),
    CLOCK("clock", Tableware::clock, .15, .5, .5, .8, Place.TABLE),
    TEDDY_BEAR("teddy bear", Animals::teddyBear, .25, .9, .4, 1, Place.TABLE, Place.ROOM, Place.OPEN),
    DOG("dog", Animals::dog, .4, .9, .6, 3, Place.ROOM, Place.OPEN),
    CAT("cat", Animals::cat, .25, .45, .7, 2.5, Place.ROOM, Place.OPEN, Place.TABLE),
    HORSE("horse", Animals::horse, 1.5, 2.1, .6, 1.2, Place.OPEN),
    COW("cow", Animals::cow, 1.2, 1.6, .7, 1, Place.OPEN),
    SHEEP("sheep", Animals::sheep, .7, 1.1, .6, 1, Place.OPEN),
    ZEBRA("zebra", Animals::zebra, 1.4, 1.8, .6, .5, Place.OPEN),
    GIRAFFE("giraffe", Animals::giraffe, 2.5, 4, .3, .5, Place.OPEN),
    ELEPHANT("elephant", Animals::elephant, 2, 3, .6, .6, Place.OPEN),
    BEAR("bear", Animals::bear, 1, 1.7, .7, .6, Place.OPEN),
    BIRD("bird", Animals::bird, .15, .4, .5, 1.5, Place.OPEN, Place.TABLE, Place.AIR),
    CAR("car", Vehicles::car, 1.3, 1.6, 1.4, 2, Place.OPEN, Place.FAR),
    BUS("bus", Vehicles::bus, 2.6, 3.2, 1.6, .8, Place.OPEN, Place.FAR),
    TRUCK("truck", Vehicles::truck, 2.2, 3, 1.2, .8, Place.OPEN, Place.FAR),
    BICYCLE("bicycle", Vehicles::bicycle, .95, 1.15, .85, 1.2, Place.OPEN, Place.ROOM),
    BOAT("boat", Vehicles::boat, 1, 2.5, .6, .6, Place.OPEN, Place.FAR),
    AEROPLANE("airplane", Vehicles::aeroplane, 3, 6, 1.7, 2, Place.AIR),
    SKATEBOARD("skateboard", Vehicles::skateboard, .1, .16, 3.5, .6, Place.OPEN, Place.ROOM),
    TREE("tree", Outside::tree, 1.5, 3.5, .3, 2, Place.OPEN, Place.FAR),
    POTTED_PLANT("potted plant", Outside::pottedPlant, .3, 1.2, .4, 2, Place.ROOM, Place.OPEN, Place.TABLE),
    HOUSE("house", Outside::house, 2.5, 4, .9, 2, Place.FAR),
    BUILDING("building", Outside::building, 6, 14, .6, 1.5, Place.FAR),
    TRAFFIC_LIGHT("traffic light", Outside::trafficLight, 2, 3, .1, .8, Place.OPEN, Place.FAR),
    STOP_SIGN("stop sign", Outside::stopSign, 1.6, 2.2, .15, .8, Place.OPEN),
    FIRE_HYDRANT("fire hydrant", Outside::fireHydrant, .6, .9, .3, .8, Place.OPEN),
    BALL("sports ball", Goods::ball, .2, .9, .5, 1.5, Place.ROOM, Place.OPEN, Place.TABLE, Place.AIR),
    BOX("box", Goods::box, .2, .9, .7, 2, Place.ROOM, Place.OPEN, Place.TABLE),
    CONE("cone", Goods::cone, .3, 1, .5, 1, Place.ROOM, Place.OPEN),
    PILLAR("pillar", Goods::pillar, .8, 2, .2, .8, Place.ROOM, Place.OPEN),
    STATUE("statue", Monuments::statue, 1.2, 3.5, .2, 1, Place.OPEN, Place.ROOM),
    BUSH("bush", Monuments::bush, .6, 1.8, .6, 1.5, Place.OPEN, Place.FAR),
    FENCE("fence", Monuments::fence, .8, 1.5, 1.2, .5, Place.OPEN, Place.FAR),
    LAMP_POST("lamp post", Monuments::lampPost, 2.5, 5, .08, .8, Place.OPEN, Place.FAR),
    SHELF("shelf", Monuments::shelf, 1, 2, .35, 1, Place.ROOM),
    ROCK("rock", Goods::rock, .3, 1.5, .7, .8, Place.OPEN),
    SUITCASE("suitcase", Goods::suitcase, .5, .9, .4, 1, Place.ROOM, Place.OPEN),
    HANDBAG("handbag", Goods::bag, .25, .5, .5, .8, Place.ROOM, Place.OPEN, Place.TABLE),
    BACKPACK("backpack", Goods::backpack, .4, .6, .4, .8, Place.ROOM, Place.OPEN),
    UMBRELLA("umbrella", Goods::umbrella, 1.8, 2.4, .5, .8, Place.OPEN),
    KITE("kite", Goods::kite, 1, 2, .3, 1, Place.AIR),
    BALLOON("balloon", Goods::balloon, 2, 6, .4, 1, Place.AIR);

    enum Place { ROOM, OPEN, TABLE, FAR, AIR }

    /** The widest share of its usual height that a thing on a table may have, metres. */
    private static final double TABLE_TALLEST = .5;

    private final String label;
    private final BiConsumer<Assembly, Dice> builder;
    private final double shortest;
    private final double tallest;
    private final double footprint;
    private final double frequency;
    private final List<Place> places;

    /**
     * @param shortest height in metres
     * @param footprint radius of the ground that it takes, as a share of its height
     * @param frequency weight in the draw among the things of a place
     */
    Thing(String label, BiConsumer<Assembly, Dice> builder, double shortest, double tallest, double footprint,
          double frequency, Place... places) {
        this.label = label;
        this.builder = builder;
        this.shortest = shortest;
        this.tallest = tallest;
        this.footprint = footprint;
        this.frequency = frequency;
        this.places = List.of(places);
    }

    static Thing random(Dice dice, Place place, SceneStyle style) {
        List<Thing> fitting = Arrays.stream(values()).filter(t -> t.places.contains(place) && style.has(t))
                .toList();
        return fitting.get(dice.weighted(fitting.stream().mapToDouble(t -> t.frequency).toArray()));
    }

    double height(Dice dice, Place place) {
        double height = dice.uniform(shortest, tallest);
        return place == Place.TABLE ? Math.min(height, TABLE_TALLEST) : height;
    }

    double radius(double height) {
        return footprint * height;
    }

    boolean fits(Place place) {
        return places.contains(place);
    }

    void add(SceneBuilder scene, Dice dice, Vec place, double height, double yaw) {
        builder.accept(scene.instance(label, place, height, yaw), dice);
    }
}

package org.diception.train.scenes;

/**
 * What a surface looks like.
 *
 * @param scale texture units per metre
 * @param cosTurn cosine of the texture's rotation about the vertical, {@code sinTurn} its sine
 * @param gloss strength of the highlight and of the reflected sky, 0 = matt
 * @param grain strength of a fine roughness over everything, 0 = none
 */
record Material(Texture texture, double scale, double cosTurn, double sinTurn, int seed, Colour first,
        Colour second, double gloss, double grain) {

    /** Any of the things people make: every texture and colour. */
    static Material random(Dice dice) {
        Colour first = colour(dice);
        Colour second = dice.chance(.5) ? first.times(dice.uniform(.3, 1.6)).clamped() : colour(dice);
        double[] weights = {.26, .18, .07, .06, .08, .05, .1, .05, .03, .03, .05, .02, .08};
        Texture texture = Texture.values()[dice.weighted(weights)];
        Vec turn = Vec.heading(dice.angle());
        double gloss = dice.chance(.4) ? dice.uniform(0, .7) : 0;
        return new Material(texture, StrictMath.exp(dice.uniform(.3, 2.6)), turn.x(), turn.y(),
                dice.between(1, 9999), first, second, gloss, dice.chance(.5) ? dice.uniform(0, .3) : 0);
    }

    /** One colour and nothing else. */
    static Material plain(Colour colour) {
        return new Material(Texture.PLAIN, 1, 1, 0, 1, colour, colour, 0, 0);
    }

    /** Near-neutral colours are common, saturated ones are not rare. */
    static Colour colour(Dice dice) {
        double level = .05 + .9 * StrictMath.pow(dice.uniform(), 1.3);
        double saturation = dice.chance(.4) ? dice.uniform(0, .2) : dice.uniform(.2, 1);
        Colour hue = new Colour(dice.uniform(), dice.uniform(), dice.uniform());
        return Colour.grey(level).mix(hue, saturation).clamped();
    }

    Material with(Texture other, double otherScale) {
        return new Material(other, otherScale, cosTurn, sinTurn, seed, first, second, gloss, grain);
    }

    Material with(Colour one, Colour two) {
        return new Material(texture, scale, cosTurn, sinTurn, seed, one.clamped(), two.clamped(), gloss,
                grain);
    }

    Material shiny(double strength) {
        return new Material(texture, scale, cosTurn, sinTurn, seed, first, second, strength, grain);
    }

    Material matt() {
        return shiny(0);
    }
}

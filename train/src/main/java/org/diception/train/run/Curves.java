package org.diception.train.run;

import java.awt.Color;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diception.image.RgbImage;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Numbers over the steps of a run as a picture. */
final class Curves {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    /** More points of a curve are averaged by neighbours. */
    private static final int MOST_POINTS = 600;

    private Curves() {}

    /**
     * One chart with a curve for each name that has values.
     *
     * @param series each number's values by step
     */
    static RgbImage draw(String title, Map<String, TreeMap<Long, Double>> series, Collection<String> names) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title)
                .xAxisTitle("step").build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setMarkerSize(4);
        for (String name : names) {
            TreeMap<Long, Double> values = series.getOrDefault(name, new TreeMap<>());
            if (!values.isEmpty()) {
                List<double[]> points = thinned(values);
                var curve = chart.addSeries(name, points.get(0), points.get(1));
                curve.setMarker(values.size() > 40 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
            }
        }
        return RgbImage.of(BitmapEncoder.getBufferedImage(chart));
    }

    private static List<double[]> thinned(TreeMap<Long, Double> values) {
        int size = Math.min(values.size(), MOST_POINTS);
        double[] x = new double[size];
        double[] y = new double[size];
        int[] count = new int[size];
        int i = 0;
        for (Map.Entry<Long, Double> point : values.entrySet()) {
            int at = (int) ((long) i++ * size / values.size());
            x[at] += point.getKey();
            y[at] += point.getValue();
            count[at]++;
        }
        for (int at = 0; at < size; at++) {
            x[at] /= count[at];
            y[at] /= count[at];
        }
        return List.of(x, y);
    }
}

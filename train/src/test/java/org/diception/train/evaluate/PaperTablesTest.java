package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaperTablesTest {
    @Test
    void theRowOfTheSameSettingsStandsBesideOurs() {
        PaperTables.Column nyu = PaperTables.all().column("depth", "NYUv2").orElseThrow();
        assertThat(nyu.ours(28, 2).orElseThrow().numbers()).containsEntry("absrel", .061)
                .containsEntry("delta1", .960);
        assertThat(nyu.ours(1, 2).orElseThrow().numbers()).containsEntry("absrel", .072);
        assertThat(nyu.ours(28, 3).orElseThrow().numbers()).containsEntry("absrel", .076);
        assertThat(nyu.ours(5, 1).orElseThrow().name()).as("the default where there is none")
                .isEqualTo("DICEPTION");
        assertThat(nyu.lines()).anyMatch(line -> line.name().equals("Marigold (74K)"));
    }

    @Test
    void rowsThatThePaperMixedUpAreCorrectedAndSaySo() {
        PaperTables.Column scanNet = PaperTables.all().column("normal", "ScanNet").orElseThrow();
        assertThat(scanNet.lines()).filteredOn(line -> !line.printed().isEmpty())
                .extracting(PaperTables.Line::name).containsExactly("GeoWizard (280K)", "GenPercept (90K)",
                        "Marigold (90K)", "StableNormal (250K)");
        assertThat(scanNet.lines()).filteredOn(line -> line.name().startsWith("StableNormal"))
                .singleElement().satisfies(line -> {
                    assertThat(line.numbers()).containsEntry("mean", 18.098);
                    assertThat(line.printed()).containsEntry("mean", 17.248);
                    assertThat(line.note()).contains("iBims-1");
                });
    }

    @Test
    void whatThePaperLacksIsAbsent() {
        assertThat(PaperTables.all().column("depth", "synthetic")).isEmpty();
        assertThat(PaperTables.all().column("depth", "ETH3D").orElseThrow().lines())
                .filteredOn(line -> line.name().equals("DepthFM (63K)")).as("a dash in one of two rows")
                .hasSize(1);
        PaperTables.Column pose = PaperTables.all().column("pose", "COCO").orElseThrow();
        assertThat(pose.ours(28, 2).orElseThrow().numbers()).containsOnlyKeys("ap_oracle");
        assertThat(pose.note()).contains("oracle");
    }

    @Test
    void theGapsToSamAddUpToTheirMean() {
        double sum = 0;
        String[] sets = {"DRAM", "NDISPark", "BBBC038v1", "DOORS", "Hypersim", "Cityscapes", "OVIS", "NDD20",
            "ADE20K", "PPDLS", "iShape", "STREETS", "GTEA", "LVIS", "ZeroWaste", "EgoHOS", "VISOR",
            "TimberSeg", "WoodScape", "PIDRay", "Plittersdorf", "TrashCan", "IBD"};
        for (String set : sets) {
            sum += PaperTables.all().column("segment", set).orElseThrow().ours(28, 2).orElseThrow()
                    .numbers().get("one_point_minus_sam");
        }
        assertThat(sum / sets.length).isBetween(-1.9, -1.6);
    }
}

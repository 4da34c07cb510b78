package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diception.io.PthFixtures.pickle;
import static org.diception.io.PthFixtures.tensor;
import static org.diception.io.PthFixtures.text;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import org.diception.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickleTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"protocol1", "protocol2", "protocol3", "protocol4", "protocol5", "zip64"})
    void everyProtocolOfTorchSaveIsRead(String name) {
        try (var file = PthFile.open(resource(name + ".pth"))) {
            assertThat(file.names()).containsExactly(
                    "model.whole", "model.turned", "model.scalar", "exp_avg.0", "exp_avg.1");
            assertThat(file.floats("model.whole")).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            assertThat(file.floats("model.turned")).containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
            assertThat(file.floats("model.scalar")).containsExactly(7);
            assertThat(file.floats("exp_avg.0")).containsExactly(10, 11);
            assertThat(file.shape("exp_avg.1")).containsExactly(0, 2);
            assertThat(file.values()).containsEntry("epoch", 3L).containsEntry("step", 70000L)
                    .containsEntry("seed", 1L << 40).containsEntry("negative", -5L)
                    .containsEntry("big", BigInteger.TWO.pow(70)).containsEntry("rate", 0.125)
                    .containsEntry("ema", true).containsEntry("done", false).containsEntry("nothing", "None")
                    .containsEntry("text", "ünï".repeat(100)).containsEntry("list", "a list of 2")
                    .containsEntry("pair", "a tuple of 4").containsEntry("name299", "value299");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // INST, OBJ, NEWOBJ, NEWOBJ_EX, EXT1, PERSID, NEXT_BUFFER, EMPTY_SET: each could bring in more
        "(ios\\nsystem\\n. | opcode INST", "(cos\\nsystem\\no. | 'os.system'", "\u0081. | opcode NEWOBJ,",
        "\u0092. | opcode NEWOBJ_EX", "\u0082\u0001. | opcode EXT1", "Pid\\n. | opcode PERSID",
        "\u0097. | opcode NEXT_BUFFER", "\u008f. | opcode EMPTY_SET", "~. | byte 0x7e",
        // classes that look close to allowed ones
        "ctorch\\nload\\n. | 'torch.load'", "ctorch.cuda\\nSize\\n. | 'torch.cuda.Size'",
        "cbuiltins\\ngetattr\\n. | 'builtins.getattr'",
        "cnumpy.core.multiarray\\n_reconstruct\\n. | numpy.core",
        "X\u0002\\0\\0\\0osX\u0006\\0\\0\\0system\u0093. | 'os.system'",
        "ccollections\\nOrderedDict\\n(K\u0001tR. | calls ORDERED_DICT with 1 arguments",
        "ctorch\\nFloatStorage\\n)R. | calls FLOAT_STORAGE", "K\u0001)R. | is no class",
        "K\u0001Q. | refers to a storage",
        // broken streams
        ". | takes more from its stack", "K\u0001 | cut off", "t. | goes back to a mark",
        "h\u0005. | recalls entry 5",
        "K\u0001(0. | opcode POP", "}(K\u0001u. | puts items", "}]K\u0001s. | neither text nor",
        "]K\u0001K\u0002a. | appends", "Ixyz\\n. | where a number should be",
        "X\uffff\uffff\uffff\u007f. | announces",
        "X\u0001\\0\\0\\0\u00ff. | not UTF-8", "K\u0001b. | takes more", "K\u0001Nb. | opcode BUILD",
    })
    void whatACheckpointDoesNotNeedIsRefusedByName(String opcodes, String cause) throws IOException {
        String latin1 = opcodes.replace("\\n", "\n").replace("\\0", "\0").replace('\uffff', '\u00ff');
        assertRefused(latin1, 0, cause);
    }

    @Test
    void aLineWithoutEndIsRefused() throws IOException {
        assertRefused("c" + "a".repeat(100_000), 0, "a line of more than");
    }

    @Test
    void aDictionaryThatHoldsItselfIsRefused() throws IOException {
        assertRefused("}q\0" + text("a") + "h\0s.", 0, "deeper than");
    }

    @Test
    void dictionariesThatMultiplyAreRefused() throws IOException {
        var opcodes = new StringBuilder("}q\0");
        for (char level = 1; level < 30; level++) { // each holds the one before twice: 2^29 paths
            char before = (char) (level - 1);
            opcodes.append("}(" + text("a") + "h" + before + text("b") + "h" + before + "uq" + level);
        }
        assertRefused(opcodes + ".", 0, "more than 1000000 entries");
    }

    @Test
    void aPickleOfMillionsOfStepsIsRefused() throws IOException {
        assertRefused("}".repeat(3_000_000), 0, "takes more than");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // elements, offset, sizes, strides (as opcodes)
        "4 | 0 | K\u0005\u0085 | K\u0001\u0085 | ends at element 5 of a storage of 4",
        "4 | 2 | K\u0003\u0085 | K\u0001\u0085 | ends at element 5 of a storage of 4",
        "4 | 0 | J\u00ff\u00ff\u00ff\u00ff\u0085 | K\u0001\u0085 | negative size",
        "4 | 0 | K\u0002\u0085 | J\u00ff\u00ff\u00ff\u00ff\u0085 | negative size",
        "4 | 0 | K\u0002\u0085 | ) | has 1 sizes and 0 strides",
        "4 | 0 | J\u00ff\u00ff\u00ff\u007f\u0085 | K_\u0085 | repeats the elements of its storage",
        "9 | 0 | K\u0001\u0085 | K\u0001\u0085 | should have 36 bytes, 32 are there",
    })
    void aViewThatDoesNotFitItsStorageIsRefused(int elements, int offset, String sizes, String strides,
            String cause) throws IOException {
        String view = tensor(elements, offset, sizes, strides.replace('_', '\0'));
        assertRefused("}" + text("w") + view + "s.", 32, cause);
    }

    @Test
    void twoEntriesOfTheSameFlatNameAreRefused() throws IOException {
        String twice = "}(" + text("a.b") + "K\u0001" + text("a") + "}" + text("b") + "K\u0002su.";
        assertRefused(twice, 0, "two entries");
    }

    private void assertRefused(String opcodes, int storageBytes, String cause) throws IOException {
        Path file = PthFixtures.zip(folder.resolve("a.pth"), pickle(opcodes), storageBytes);
        assertThatThrownBy(() -> PthFile.open(file)).isInstanceOf(ModelException.class)
                .hasMessageContaining("a.pth: ").hasMessageContaining(cause).hasMessageNotContaining("\n");
    }

    private static Path resource(String name) {
        try {
            return Path.of(PickleTest.class.getResource(name).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

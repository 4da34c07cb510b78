package org.diception.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=\"b\"";
    private static final String GOOD = "--b\r\nContent-Disposition: form-data; name=\"task\"\r\n\r\ndepth\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"x\"\r\n\r\n\r\n--"
            + "\r\n--b--\r\n";

    @Test
    void partsComeInTheirOrder() {
        List<Multipart.Part> parts = Multipart.parse(bytes(GOOD), TYPE);
        assertThat(parts).extracting(Multipart.Part::name).containsExactly("task", "photo");
        assertThat(parts).extracting(Multipart.Part::text).containsExactly("depth", "\r\n--");
    }

    @Test
    void whatBreaksOffIsRefused() {
        for (int end = 0; end < GOOD.length() - 5; end++) {
            byte[] cut = bytes(GOOD.substring(0, end));
            assertThatThrownBy(() -> Multipart.parse(cut, TYPE)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> Multipart.parse(bytes(GOOD), "multipart/form-data"))
                .hasMessageContaining("boundary");
    }

    @Test
    void damageIsNeverMoreThanAProblem() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] body = bytes(GOOD);
            for (int k = 0; k < 5; k++) {
                body[random.nextInt(body.length)] = (byte) "\r\n-b\";:=x\0".charAt(random.nextInt(10));
            }
            try {
                Multipart.parse(body, TYPE);
            } catch (Problem expected) {
                assertThat(expected.status()).isEqualTo(400);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

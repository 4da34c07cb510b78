package org.diception.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diception.ModelException;
import org.diception.io.Json;
import org.diception.io.JsonConfig;

/**
 * CLIP's tokenizer from {@code vocab.json}, {@code merges.txt} and {@code tokenizer_config.json}: the ids of
 * transformers' slow {@code CLIPTokenizer} without ftfy, which the Rust library does not give. Immutable.
 *
 * <p>Special tokens are cut out before anything else: SD3's second tokenizer pads with {@code !}, so that
 * every {@code !} in a prompt is id 0 there and not a piece of a word.
 */
final class ClipTokenizer implements Tokenizer {
    private static final int STANDARD_LENGTH = 77;
    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";

    private final Map<String, Integer> vocabulary;
    private final BytePairs pairs;
    private final Map<String, Integer> special;
    private final Pattern specialPattern;
    private final int start;
    private final int end;
    private final int unknown;
    private final int padding;
    private final int length;

    private ClipTokenizer(Map<String, Integer> vocabulary, BytePairs pairs, JsonConfig config) {
        this.vocabulary = vocabulary;
        this.pairs = pairs;
        this.special = new HashMap<>();
        config.root().path("added_tokens_decoder").properties().forEach(
                token -> special.put(
                        token.getValue().path("content").asText(), idOf(config, token.getKey())));
        this.start = special(config, "bos_token", START);
        this.end = special(config, "eos_token", END);
        this.unknown = special(config, "unk_token", END);
        this.padding = special(config, "pad_token", END);
        this.specialPattern = Pattern.compile(special.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed()) // the longest at a place wins
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        this.length = config.integer("model_max_length", STANDARD_LENGTH);
        if (length < 2) {
            throw new ModelException(config.label() + ": model_max_length is " + length
                    + ", two special tokens need 2 places; fetch the file again");
        }
    }

    /** Reads the folder {@code tokenizer} or {@code tokenizer_2} of a model. */
    static ClipTokenizer read(Path folder) {
        Path file = folder.resolve("vocab.json");
        JsonConfig vocabularyFile = new JsonConfig(file.toString(), Json.read(file, ModelException::new));
        Map<String, Integer> vocabulary = new HashMap<>();
        vocabularyFile.root().properties().forEach(
                entry -> vocabulary.put(entry.getKey(), vocabularyFile.integer(entry.getKey())));
        BytePairs pairs = BytePairs.read(folder.resolve("merges.txt"));
        return new ClipTokenizer(vocabulary, pairs, JsonConfig.read(folder.resolve("tokenizer_config.json")));
    }

    @Override
    public int[] encode(String prompt) {
        List<Integer> ids = new ArrayList<>();
        Matcher token = specialPattern.matcher(prompt);
        int from = 0;
        while (token.find()) {
            addWords(prompt.substring(from, token.start()), ids);
            ids.add(special.get(token.group()));
            from = token.end();
        }
        addWords(prompt.substring(from), ids);
        return around(ids.size() > length - 2 ? ids.subList(0, length - 2) : ids);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int padding() {
        return padding;
    }

    private void addWords(String text, List<Integer> ids) {
        for (String word : ClipWords.of(text)) {
            if (word.equals(START) || word.equals(END)) { // written in capitals, so not cut out before
                ids.add(vocabulary.getOrDefault(word, unknown));
                continue;
            }
            for (String piece : pairs.pieces(word)) {
                ids.add(vocabulary.getOrDefault(piece, unknown));
            }
        }
    }

    private int[] around(List<Integer> words) {
        int[] ids = new int[words.size() + 2];
        ids[0] = start;
        for (int i = 0; i < words.size(); i++) {
            ids[i + 1] = words.get(i);
        }
        ids[ids.length - 1] = end;
        return ids;
    }

    /** The id of a token that the config names as a text or as an object with its content. */
    private int special(JsonConfig config, String key, String standard) {
        JsonNode node = config.root().path(key);
        String content = node.isObject() ? node.path("content").asText(standard) : node.asText(standard);
        Integer id = special.containsKey(content) ? special.get(content) : vocabulary.get(content);
        if (id == null) {
            throw new ModelException(config.label() + ": " + key + " '" + content
                    + "' is not in vocab.json; are these files of one tokenizer?");
        }
        special.put(content, id);
        return id;
    }

    private static int idOf(JsonConfig config, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ModelException(config.label() + ": added token id '" + text + "' is not a number", e);
        }
    }
}

package org.diception.server.annotation;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.diception.InputException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/**
 * What a labelling configuration of Label Studio says about one picture. Immutable and thread-safe.
 *
 * @param image name of the first {@code Image} tag
 * @param key which field of a task's data names its picture
 * @param controls the tags that label it, in their order
 */
public record LabelConfig(String image, String key, List<Control> controls) {
    /** Beyond it a configuration is refused; those of large projects have a few kilobytes. */
    private static final int LONGEST = 1 << 20;

    /**
     * A tag that labels a picture.
     *
     * @param tag such as {@code BrushLabels}
     * @param smart whether what is drawn with it is a question to the model
     */
    public record Control(String tag, String name, boolean smart, List<String> labels) {}

    /**
     * Reads XML that nobody vouches for: no document type, hence no entities.
     *
     * @throws InputException if it is broken or has no picture
     */
    public static LabelConfig parse(String xml) {
        Element root = document(xml);
        Element image = elements(root, "*").stream()
                .filter(tag -> tag.getTagName().equals("Image")).findFirst()
                .orElseThrow(() -> new InputException("the labelling configuration has no Image; add one"));
        String name = image.getAttribute("name");
        String value = image.getAttribute("value");
        if (name.isEmpty() || !value.startsWith("$")) {
            throw new InputException("the labelling configuration's Image needs a name and a value such as"
                    + " $image; add them");
        }
        List<Control> controls = elements(root, "*").stream()
                .filter(tag -> Arrays.asList(tag.getAttribute("toName").split(",")).contains(name))
                .map(LabelConfig::control).toList();
        return new LabelConfig(name, value.substring(1), controls);
    }

    /** The first tag of a kind. */
    public Optional<Control> control(String tag) {
        return controls.stream().filter(control -> control.tag().equals(tag)).findFirst();
    }

    private static Control control(Element tag) {
        List<String> labels = elements(tag, "Label").stream()
                .map(label -> label.getAttribute("value")).toList();
        boolean smart = tag.getAttribute("smart").equalsIgnoreCase("true");
        return new Control(tag.getTagName(), tag.getAttribute("name"), smart, labels);
    }

    private static Element document(String xml) {
        if (xml.length() > LONGEST) {
            throw new InputException("the labelling configuration has more than " + LONGEST + " characters;"
                    + " shorten it");
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (Exception e) { // SAX, I/O and a parser without the features above
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new InputException("the labelling configuration is not valid XML (" + cause
                    + "); correct it", e);
        }
    }

    private static List<Element> elements(Element of, String tag) {
        NodeList nodes = of.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The parser's own handler writes to stderr. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXParseException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}

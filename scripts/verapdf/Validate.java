import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Validates PDF files against the profiles that veraPDF ships: Validate PROFILE[,PROFILE...] FILE...
 *
 * <p>Prints one line per file and profile, and below a failure one line per broken rule. Exits with 1 if a file fails a
 * profile or cannot be read.
 */
public final class Validate {
    private static final String FOLDER = "org/verapdf/pdfa/validation/";

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: Validate PROFILE[,PROFILE...] FILE...");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();

        Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String name : arguments[0].split(",")) {
            profiles.put(name, new ProfileReader(name).read());
        }
        boolean allPass = true;
        for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            for (Map.Entry<String, ValidationProfile> profile : profiles.entrySet()) {
                allPass &= validate(Path.of(file), profile.getKey(), profile.getValue());
            }
        }
        System.exit(allPass ? 0 : 1);
    }

    private static boolean validate(Path file, String name, ValidationProfile profile) {
        try (InputStream bytes = new FileInputStream(file.toFile());
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, profile.getPDFAFlavour())) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            System.out.printf("%s %s %s (%d checks)%n", verdict, name, file, result.getTotalAssertions());
            brokenRules(result).forEach((rule, message) -> System.out.printf("    %s %s%n", rule, message));
            return result.isCompliant();
        } catch (Exception unreadable) {
            System.out.printf("FAIL %s %s: %s%n", name, file, unreadable);
            return false;
        }
    }

    /** The first message of each rule that failed; a rule fails once per page or glyph, which is too much to read. */
    private static Map<String, String> brokenRules(ValidationResult result) {
        Map<String, String> broken = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                RuleId rule = assertion.getRuleId();
                broken.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), assertion.getMessage());
            }
        }
        return broken;
    }

    /** Reads a profile's XML by hand: veraPDF's own reader needs JAXB, which is neither in the JDK nor in the jar. */
    private static final class ProfileReader {
        private final String name;

        ProfileReader(String name) {
            this.name = name;
        }

        ValidationProfile read() throws Exception {
            Element profile = parse();
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element rule : children(child(profile, "rules"))) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element variable : children(child(profile, "variables"))) {
                variables.add(variable(variable));
            }
            Element details = child(profile, "details");
            return Profiles.profileFromValues(
                    PDFAFlavour.fromString(name),
                    Profiles.profileDetailsFromValues(
                            text(details, "name"), text(details, "description"), details.getAttribute("creator"), new Date(0)),
                    text(profile, "hash"),
                    rules,
                    variables);
        }

        private Element parse() throws Exception {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            try (InputStream xml = Validate.class.getClassLoader().getResourceAsStream(FOLDER + fileName())) {
                if (xml == null) {
                    throw new IOException("veraPDF has no profile " + name);
                }
                return factory.newDocumentBuilder().parse(xml).getDocumentElement();
            }
        }

        private String fileName() {
            return switch (name) {
                case "ua1" -> "PDFUA-1.xml";
                case "ua2" -> "PDFUA-2-ISO32005.xml";
                default -> "PDFA-" + name.toUpperCase() + ".xml";
            };
        }

        private static Rule rule(Element rule) {
            Element id = child(rule, "id");
            List<Reference> references = new ArrayList<>();
            for (Element reference : children(child(rule, "references"))) {
                references.add(
                        Profiles.referenceFromValues(
                                reference.getAttribute("specification"), reference.getAttribute("clause")));
            }
            return Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(
                            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"),
                            Integer.parseInt(id.getAttribute("testNumber"))),
                    rule.getAttribute("object"),
                    rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                    rule.getAttribute("tags"),
                    text(rule, "description"),
                    text(rule, "test"),
                    error(child(rule, "error")),
                    references);
        }

        private static ErrorDetails error(Element error) {
            List<ErrorArgument> arguments = new ArrayList<>();
            for (Element argument : children(child(error, "arguments"))) {
                String label = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
                arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), label, null));
            }
            return Profiles.errorFromValues(text(error, "message"), arguments);
        }

        private static Variable variable(Element variable) {
            return Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    text(variable, "defaultValue"),
                    text(variable, "value"));
        }

        private static List<Element> children(Element parent) {
            List<Element> elements = new ArrayList<>();
            for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    elements.add(element);
                }
            }
            return elements;
        }

        /** The child with this tag, or null: empty groups are left out of some profiles. */
        private static Element child(Element parent, String tag) {
            return children(parent).stream().filter(e -> e.getLocalName().equals(tag)).findFirst().orElse(null);
        }

        private static String text(Element parent, String tag) {
            Element found = child(parent, tag);
            return found == null ? "" : found.getTextContent();
        }
    }
}

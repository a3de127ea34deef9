// PDF files named on standard input → every failed rule of the given profiles; exit 1 if there is one.
// Use: java -cp JAXB_JARS:VERAPDF_JAR:CLASSES VeraCheck 3a,ua1 < list-of-files

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public final class VeraCheck {
  private static final int MOST_EXAMPLES = 3;

  private VeraCheck() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    List<PDFAFlavour> flavours = flavours(arguments[0]);
    int files = 0;
    int failures = 0;
    BufferedReader names = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String name = names.readLine(); name != null; name = names.readLine()) {
      files++;
      for (PDFAFlavour flavour : flavours) {
        failures += check(new File(name), flavour) ? 0 : 1;
      }
    }
    System.out.printf("veraPDF: %d files, %d failures%n", files, failures);
    // A list that came out empty must not look like success.
    System.exit(failures == 0 && files > 0 ? 0 : 1);
  }

  private static List<PDFAFlavour> flavours(String ids) {
    List<PDFAFlavour> flavours = new ArrayList<>();
    for (String id : ids.split(",")) {
      PDFAFlavour flavour = PDFAFlavour.fromString(id);
      // An unknown id silently becomes another flavour.
      if (!flavour.getId().equals(id)) {
        throw new IllegalArgumentException("no profile is called " + id);
      }
      flavours.add(flavour);
    }
    return flavours;
  }

  private static boolean check(File file, PDFAFlavour flavour) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(flavour, MOST_EXAMPLES, false, true, false)) {
      ValidationResult found = validator.validate(parser);
      for (Map.Entry<RuleId, Integer> rule : found.getFailedChecks().entrySet()) {
        System.out.printf(
            "%s: %s %s-%d, %d times%n",
            file, flavour.getId(), rule.getKey().getClause(), rule.getKey().getTestNumber(), rule.getValue());
      }
      for (TestAssertion assertion : found.getTestAssertions()) {
        System.out.printf(
            "    %s %s%n        at %s%n",
            assertion.getRuleId().getClause(), assertion.getMessage(), assertion.getLocation().getContext());
      }
      return found.isCompliant();
    } catch (Exception problem) {
      System.out.printf("%s: %s cannot be checked: %s%n", file, flavour.getId(), problem);
      return false;
    }
  }
}

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Validates files by one veraPDF profile: FLAVOUR PROFILE-FILE PDF...; a line for each failure. */
public class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
    ValidationProfile profile;
    String resource = "org/verapdf/pdfa/validation/" + arguments[1];
    try (InputStream in = VeraCheck.class.getClassLoader().getResourceAsStream(resource)) {
      profile = Profiles.profileFromXml(in);
    }
    for (int n = 2; n < arguments.length; n++) {
      try (PDFAParser parser =
          Foundries.defaultInstance().createParser(new FileInputStream(arguments[n]), flavour)) {
        ValidationResult result =
            Foundries.defaultInstance().createValidator(profile, false).validate(parser);
        System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + arguments[n]);
        for (TestAssertion each : result.getTestAssertions()) {
          if (each.getStatus() == TestAssertion.Status.FAILED) {
            System.out.println("  " + each.getRuleId().getClause() + ": " + each.getMessage());
          }
        }
      }
    }
  }
}

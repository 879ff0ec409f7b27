import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates files for as long as there are requests, because starting Java costs more than a file.
 *
 * <p>A request is a line: FLAVOUR, PROFILE-FILE and a PDF, with tabs between them. The reply is a
 * line PASS or FAIL, a line for each failure, and an empty line.
 */
public class VeraCheck {
  private static final Map<String, ValidationProfile> PROFILES = new HashMap<>();

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream replies = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String[] request = line.split("\t");
      StringBuilder reply = new StringBuilder();
      try {
        validate(request[0], request[1], request[2], reply);
      } catch (Exception error) {
        reply.append("FAIL ").append(request[2]).append("\n  ").append(error).append("\n");
      }
      replies.println(reply);
      replies.flush();
    }
  }

  private static void validate(String name, String file, String path, StringBuilder reply)
      throws Exception {
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new FileInputStream(path), flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(profile(file), false).validate(parser);
      reply.append(result.isCompliant() ? "PASS " : "FAIL ").append(path).append("\n");
      for (TestAssertion each : result.getTestAssertions()) {
        if (each.getStatus() == TestAssertion.Status.FAILED) {
          String failure = each.getRuleId().getClause() + ": " + each.getMessage();
          reply.append("  ").append(failure.replace('\n', ' ')).append("\n");
        }
      }
    }
  }

  private static ValidationProfile profile(String file) throws Exception {
    if (!PROFILES.containsKey(file)) {
      String resource = "org/verapdf/pdfa/validation/" + file;
      try (InputStream in = VeraCheck.class.getClassLoader().getResourceAsStream(resource)) {
        PROFILES.put(file, Profiles.profileFromXml(in));
      }
    }
    return PROFILES.get(file);
  }
}

import apex.jorje.data.ast.Expr;
import apex.jorje.semantic.compiler.SourceFile;
import apex.jorje.semantic.compiler.parser.ParserEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * Checks the objects, fields and relationships that static SOQL names, which apex-ls does not look at. Parses with
 * Salesforce's own parser (in the jars of the sfge engine).
 *
 * <p>Arguments: the jar with the standard objects, then the source folders. Prints one line per finding and a
 * closing count; exit code 1 when there are findings.
 *
 * <p>Not known to it: __Share, __History and __ChangeEvent objects, managed packages, binds, dynamic SOQL.
 */
public class SoqlFields {
    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        List<Path> files = new ArrayList<>();
        for (String folder : Arrays.asList(arguments).subList(1, arguments.length)) {
            files.addAll(filesUnder(Path.of(folder)));
        }
        Schema schema = new Schema(Path.of(arguments[0]), files);
        List<Path> sources = files.stream().filter(SoqlFields::isApex).toList();
        int queries = 0;
        int findings = 0;
        for (Path source : sources) {
            var parsed = ParserEngine.get(ParserEngine.Type.NAMED)
                .parse(SourceFile.builder().setBody(Files.readString(source)).build());
            for (var error : parsed.getParseErrors()) {
                findings += report(source, error.getLoc().getLine(), String.valueOf(error.getError()));
            }
            for (Expr.SoqlExpr soql : SyntaxTree.queriesIn(parsed.getUnit())) {
                queries++;
                for (String problem : new QueryCheck(schema).check(soql.query)) {
                    findings += report(source, soql.loc.getLine(), "SOQL: " + problem);
                }
            }
        }
        System.out.printf("%d files, %d queries, %d findings%n", sources.size(), queries, findings);
        System.exit(findings > 0 ? 1 : 0);
    }

    private static int report(Path file, int line, String message) {
        System.out.println(file + ":" + line + ": " + message);
        return 1;
    }

    private static boolean isApex(Path file) {
        return file.toString().endsWith(".cls") || file.toString().endsWith(".trigger");
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

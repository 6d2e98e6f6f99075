import apex.jorje.data.ast.Expr;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parser's tree has public fields, no parent links and no visitor that sees all of it: walked by reflection. */
final class SyntaxTree {
    private SyntaxTree() {}

    /** Every static query below a node of an Apex file. */
    static List<Expr.SoqlExpr> queriesIn(Object node) {
        List<Expr.SoqlExpr> found = new ArrayList<>();
        collect(node, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    /** The values of a node's fields. */
    static List<Object> partsOf(Object node) {
        List<Object> values = new ArrayList<>();
        for (var field : node.getClass().getFields()) {
            if (Modifier.isStatic(field.getModifiers())) continue;
            try {
                values.add(field.get(node));
            } catch (IllegalAccessException error) {
                throw new IllegalStateException(error);
            }
        }
        return values;
    }

    /** The contents of an Optional or a collection; null for anything else. */
    static Collection<?> contentsOf(Object node) {
        if (node instanceof Optional<?> optional) return optional.stream().toList();
        return node instanceof Collection<?> collection ? collection : null;
    }

    private static void collect(Object node, List<Expr.SoqlExpr> found, Set<Object> seen) {
        Collection<?> contents = contentsOf(node);
        if (contents != null) contents.forEach(each -> collect(each, found, seen));
        else if (node instanceof Expr.SoqlExpr soql) found.add(soql);
        else if (isIn("apex.jorje.data.ast.", node) && seen.add(node)) {
            partsOf(node).forEach(part -> collect(part, found, seen));
        }
    }

    static boolean isIn(String javaPackage, Object node) {
        return node != null && node.getClass().getName().startsWith(javaPackage);
    }
}

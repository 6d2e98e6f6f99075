import apex.jorje.data.soql.CaseExpr;
import apex.jorje.data.soql.Field;
import apex.jorje.data.soql.FieldIdentifier;
import apex.jorje.data.soql.FromExpr;
import apex.jorje.data.soql.Query;
import apex.jorje.data.soql.SelectExpr;
import apex.jorje.data.soql.WhenExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks up every name of one query, and of the queries nested in it. */
final class QueryCheck {
    private final Schema schema;
    private final List<String> problems = new ArrayList<>();

    QueryCheck(Schema schema) {
        this.schema = schema;
    }

    List<String> check(Query query) {
        visitQuery(query, null);
        return problems;
    }

    /** @param parent the object whose child relationship the FROM names; null when it names an object */
    private void visitQuery(Query query, Schema.SObject parent) {
        FromExpr from = query.from.exprs.get(0);
        String name = from.table.field.getValue();
        Schema.SObject object = parent == null ? schema.object(name) : childObject(parent, name);
        if (object == null) {
            problems.add(
                parent == null
                    ? "no object '" + name + "'"
                    : "no child relationship '" + name + "' on " + parent.name()
            );
            return;
        }
        Set<String> aliases = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        aliases.add(object.name());
        from.alias.ifPresent(alias -> aliases.add(alias.getValue()));
        for (Object part : List.of(query.select, query.where, query.groupBy, query.orderBy)) {
            visit(part, object, aliases);
        }
    }

    private Schema.SObject childObject(Schema.SObject parent, String relationship) {
        Schema.Field field = parent.field(relationship);
        return field != null && field.isChildren() ? schema.object(field.object()) : null;
    }

    private void visit(Object node, Schema.SObject object, Set<String> aliases) {
        Collection<?> contents = SyntaxTree.contentsOf(node);
        if (contents != null) contents.forEach(each -> visit(each, object, aliases));
        else if (node instanceof Query semiJoin) visitQuery(semiJoin, null);
        else if (node instanceof SelectExpr.SelectInnerQuery inner) visitQuery(inner.query, object);
        else if (node instanceof CaseExpr typeOf) visitTypeOf(typeOf, object, aliases);
        else if (node instanceof FieldIdentifier field) visitField(field, object, aliases);
        else if (SyntaxTree.isIn("apex.jorje.data.soql.", node) && !isFieldsFunction(node)) {
            SyntaxTree.partsOf(node).forEach(part -> visit(part, object, aliases));
        }
    }

    /** FIELDS(ALL) and the like name no field. */
    private static boolean isFieldsFunction(Object node) {
        return node instanceof Field field
            && field.function1.filter(name -> name.getValue().equalsIgnoreCase("fields")).isPresent();
    }

    /** TYPEOF owner WHEN Type THEN fields ELSE fields END: each branch has an object of its own. */
    private void visitTypeOf(CaseExpr typeOf, Schema.SObject object, Set<String> aliases) {
        visitField(typeOf.op.identifier, object, aliases);
        for (WhenExpr when : typeOf.whenBranches) {
            String name = when.op.identifier.getValue();
            Schema.SObject type = schema.object(name);
            if (type == null) problems.add("no object '" + name + "'");
            else when.identifiers.forEach(field -> visitField(field, type, Set.of()));
        }
        typeOf.elseBranch.ifPresent(branch ->
            branch.identifiers.forEach(field -> visitField(field, schema.object("Name"), Set.of()))
        );
    }

    private void visitField(FieldIdentifier node, Schema.SObject object, Set<String> aliases) {
        List<String> path = pathOf(node);
        if (path.size() > 1 && aliases.contains(path.get(0))) path = path.subList(1, path.size());
        Schema.SObject current = object;
        for (String name : path) {
            if (current == null) return;
            Schema.Field field = current.field(name);
            if (field == null) {
                problems.add("no field or relationship '" + name + "' on " + current.name());
                return;
            }
            current = schema.object(field.object());
        }
    }

    private static List<String> pathOf(FieldIdentifier field) {
        List<String> names = field.entity.map(QueryCheck::pathOf).orElseGet(ArrayList::new);
        names.add(field.field.getValue());
        return names;
    }
}

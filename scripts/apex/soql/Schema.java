import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Standard objects from apex-ls' type library (one Java class each), custom ones from the project's metadata. */
final class Schema {
    /** @param object what a relationship leads to, null for a plain value */
    record Field(String object, boolean isChildren) {
        static final Field VALUE = new Field(null, false);
    }

    record SObject(String name, Map<String, Field> fields) {
        Field field(String fieldName) {
            return fields.get(fieldName.toLowerCase());
        }

        void add(String fieldName, Field field) {
            fields.putIfAbsent(fieldName.toLowerCase(), field);
        }
    }

    private static final String STANDARD = "com.nawforce.runforce.SObjects.";
    private static final List<String> RECORD_FIELDS = List.of(
        "Id", "Name", "OwnerId", "IsDeleted", "CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate",
        "SystemModstamp", "RecordTypeId", "CurrencyIsoCode", "LastActivityDate", "LastViewedDate",
        "LastReferencedDate"
    );
    private static final Map<String, Field> RECORD_PARENTS = Map.of(
        "Owner", new Field("Name", false),
        "CreatedBy", new Field("User", false),
        "LastModifiedBy", new Field("User", false),
        "RecordType", new Field("RecordType", false)
    );
    private static final List<String> METADATA_TYPE_FIELDS = List.of(
        "Id", "DeveloperName", "MasterLabel", "Label", "QualifiedApiName", "NamespacePrefix", "Language",
        "SystemModstamp"
    );
    private static final List<String> EVENT_FIELDS = List.of("ReplayId", "EventUuid", "CreatedDate", "CreatedById");

    private final ClassLoader types;
    private final Map<String, String> standard = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<CustomField>> customFields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> customObjects = new ArrayList<>();
    private final Map<String, SObject> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** One *.field-meta.xml; `relationship` is the name that the parent's side has, null where there is none. */
    private record CustomField(String object, String name, String referenceTo, String relationship) {}

    Schema(Path standardObjects, List<Path> files) throws IOException {
        types = new URLClassLoader(new URL[] { standardObjects.toUri().toURL() });
        try (ZipFile jar = new ZipFile(standardObjects.toFile())) {
            jar.stream()
                .map(entry -> entry.getName().replace('/', '.'))
                .filter(name -> name.startsWith(STANDARD) && name.endsWith(".class") && !name.contains("$"))
                .map(name -> name.substring(STANDARD.length(), name.length() - ".class".length()))
                .forEach(name -> standard.put(name, name));
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".object-meta.xml")) customObjects.add(file.getParent().getFileName().toString());
            if (name.endsWith(".field-meta.xml")) addCustomField(file);
        }
    }

    /** Null when there is no such object, and for the null that a plain value leads to. */
    SObject object(String name) {
        if (name == null) return null;
        if (!known.containsKey(name)) known.put(name, load(name));
        return known.get(name);
    }

    private SObject load(String name) {
        SObject object;
        if (standard.containsKey(name)) object = loadStandard(standard.get(name));
        else if (customObjects.stream().anyMatch(name::equalsIgnoreCase)) object = loadCustom(name);
        else return null;
        for (CustomField field : customFields.getOrDefault(name, List.of())) {
            object.add(field.name, Field.VALUE);
            if (field.referenceTo != null) {
                object.add(field.name.replaceAll("__c$", "__r"), new Field(field.referenceTo, false));
            }
        }
        for (List<CustomField> fields : customFields.values()) {
            for (CustomField field : fields) {
                if (field.relationship != null && name.equalsIgnoreCase(field.referenceTo)) {
                    object.add(field.relationship + "__r", new Field(field.object, true));
                }
            }
        }
        return object;
    }

    private SObject loadStandard(String name) {
        SObject object = new SObject(name, new HashMap<>());
        try {
            for (var field : types.loadClass(STANDARD + name).getFields()) {
                if (Modifier.isStatic(field.getModifiers())) continue;
                boolean isChildren = field.getType().isArray();
                Class<?> target = isChildren ? field.getType().getComponentType() : field.getType();
                boolean isObject = target.getName().startsWith(STANDARD);
                object.add(field.getName(), isObject ? new Field(target.getSimpleName(), isChildren) : Field.VALUE);
            }
        } catch (ClassNotFoundException error) {
            throw new IllegalStateException(error);
        }
        return object;
    }

    private static SObject loadCustom(String name) {
        SObject object = new SObject(name, new HashMap<>());
        boolean isMetadataType = name.toLowerCase().endsWith("__mdt");
        boolean isEvent = name.toLowerCase().endsWith("__e");
        List<String> fields = isMetadataType ? METADATA_TYPE_FIELDS : isEvent ? EVENT_FIELDS : RECORD_FIELDS;
        fields.forEach(field -> object.add(field, Field.VALUE));
        if (!isMetadataType && !isEvent) RECORD_PARENTS.forEach(object::add);
        return object;
    }

    private void addCustomField(Path file) throws IOException {
        String xml = Files.readString(file);
        String object = file.getParent().getParent().getFileName().toString();
        String name = element(xml, "fullName");
        if (name == null) return;
        customFields
            .computeIfAbsent(object, key -> new ArrayList<>())
            .add(new CustomField(object, name, element(xml, "referenceTo"), element(xml, "relationshipName")));
    }

    private static String element(String xml, String name) {
        Matcher match = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return match.find() ? match.group(1).trim() : null;
    }
}

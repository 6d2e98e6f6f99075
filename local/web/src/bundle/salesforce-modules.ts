import type { Plugin } from 'rollup';

const VIRTUAL = '\0salesforce:';
const LABEL = /^@salesforce\/label\/c\.(\w+)$/;
const APEX = /^@salesforce\/apex\/(\w+\.\w+)$/;
const PERMISSION = /^@salesforce\/customPermission\/(\w+)$/;
const I18N = /^@salesforce\/i18n\/(\w+)$/;
const SCHEMA = /^@salesforce\/schema\/(\w+)(?:\.([\w.]+))?$/;

/**
 * The modules that the platform makes up for a component:
 * `@salesforce/label/c.Name` the text of the package's label, `@salesforce/schema/Object.Field` its
 * reference, `@salesforce/apex/Class.method` a function and wire adapter that calls the local org
 * (`loop/apexMethod`), `@salesforce/i18n/…` of the local org's seller, `@salesforce/customPermission/Name`
 * true for one that the user of the page has, else undefined. A label that the package does not have, and any
 * other `@salesforce/` module, fails the build by name.
 */
export function salesforceModules(
    labels: ReadonlyMap<string, string>,
    customPermissions: ReadonlySet<string>
): Plugin {
    return {
        name: 'salesforce-modules',
        resolveId: (id) => (id.startsWith('@salesforce/') ? VIRTUAL + id : null),
        load(virtualId) {
            if (!virtualId.startsWith(VIRTUAL)) return null;
            const id = virtualId.slice(VIRTUAL.length);
            if (id === '@salesforce/apex') return `export { refreshApex } from 'loop/apexMethod';`;
            const apex = APEX.exec(id)?.[1];
            if (apex) return apexModule(apex);
            const label = LABEL.exec(id)?.[1];
            if (label)
                return labels.has(label)
                    ? exporting(labels.get(label))
                    : this.error(`No custom label ${label}`);
            const permission = PERMISSION.exec(id)?.[1];
            if (permission) return `export default ${customPermissions.has(permission) || undefined};`;
            const i18n = userSettings[I18N.exec(id)?.[1] ?? ''];
            if (i18n) return exporting(i18n);
            const schema = SCHEMA.exec(id);
            if (schema) return exporting(schemaReference(schema[1], schema[2]));
            return this.error(`The local page has no module ${id}`);
        }
    };
}

/** Of the seller in the local org, who is made so (`ensureUsers`). */
const userSettings: Record<string, string> = { currency: 'USD', locale: 'en-US', timeZone: 'GMT' };

const exporting = (value: unknown) => `export default ${JSON.stringify(value)};`;

const apexModule = (method: string) =>
    `import { apexMethod } from 'loop/apexMethod'; export default apexMethod(${JSON.stringify(method)});`;

const schemaReference = (objectApiName?: string, fieldApiName?: string) =>
    fieldApiName ? { objectApiName, fieldApiName } : { objectApiName };

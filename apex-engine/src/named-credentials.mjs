// Named Credentials that Apex makes and fills (ConnectApi.NamedCredentials), and what they add to a callout. The
// External Credentials come from the project. Secrets are kept in rows of an object that nothing can query.
import { FieldDef, SObjectDef } from './schema.mjs';
import { evalFormula } from './formula.mjs';

/** Address and External Credential of a Named Credential; the sObject NamedCredential shows the address alone. */
const TARGET = internalObject('$NamedCredentialTarget', '0pv', ['Name', 'Url', 'ExternalCredential']);
const SECRET = internalObject('$CredentialSecret', '0uc', [
    'ExternalCredential',
    'Principal',
    'Name',
    'Value'
]);

function internalObject(name, prefix, fields) {
    const definition = new SObjectDef(name, prefix, { nocreate: true });
    for (const field of fields) definition.add(new FieldDef(field, 'TEXTAREA'));
    return definition;
}

const same = (a, b) => String(a).toLowerCase() === String(b).toLowerCase();

export class NamedCredentialStore {
    constructor(rt) {
        this.rt = rt;
        for (const definition of [TARGET, SECRET]) rt.schema.internal.set(definition.name, definition);
    }

    /** The External Credential of the project, or undefined. */
    external(name) {
        return this.rt.schema.externalCredentials.find((credential) => same(credential.name, name));
    }

    /** The Named Credential that Apex made, or undefined: { name, url, externalcredential }. */
    target(name) {
        return this.#rows(TARGET).find((row) => same(row.name, name));
    }

    /** Whether the org has one of that name, from the project or from Apex. */
    has(name) {
        return this.#rows(this.rt.schema.get('NamedCredential')).some((row) => same(row.developername, name));
    }

    /** Makes a Named Credential, or puts another address into the one of that name. */
    save({ name, label, url, externalCredential }) {
        const shown = this.rt.schema.get('NamedCredential');
        const before = this.#rows(shown).find((row) => same(row.developername, name));
        if (before) this.#put(shown, { ...before, masterlabel: label, endpoint: url });
        else this.rt.raw('NamedCredential', { DeveloperName: name, MasterLabel: label, Endpoint: url });
        this.#put(TARGET, { ...this.target(name), name, url, externalcredential: externalCredential });
        this.rt.uncommitted = true;
    }

    /** Names of the secrets of a principal; never their values. */
    secretNames(externalCredential, principal) {
        return this.#secrets(externalCredential, principal).map(({ name }) => name);
    }

    /** @param secrets Map of name to value */
    saveSecrets(externalCredential, principal, secrets) {
        for (const [name, value] of secrets) {
            const before = this.#secrets(externalCredential, principal).find((row) => same(row.name, name));
            this.#put(SECRET, { ...before, externalcredential: externalCredential, principal, name, value });
        }
        this.rt.uncommitted = true;
    }

    deleteSecrets(externalCredential, principal) {
        for (const { id } of this.#secrets(externalCredential, principal)) this.rt.db.put(SECRET, id, null);
        this.rt.uncommitted = true;
    }

    /**
     * A request to `callout:Name/path` with address and headers put in, where Apex made that credential; else
     * the request as it is. Returns { error } where the user has no principal, or the principal no secret.
     */
    resolve(request) {
        const [, name, path] = /^callout:(\w+)(.*)$/i.exec(request.endpoint) ?? [];
        const target = name && this.target(name);
        if (!target) return request;
        const external = this.external(target.externalcredential);
        const principal = external?.principals.find((one) => this.#mayUse(external.name, one.name));
        if (!principal || !this.secretNames(external.name, principal.name).length)
            return {
                error: `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${target.externalcredential}" might not exist.`
            };
        const added = external.headers.map((header) => [
            header.name,
            this.#evaluated(external.name, principal.name, header.value)
        ]);
        return {
            ...request,
            endpoint: target.url.replace(/\/$/, '') + path,
            headers: { ...request.headers, ...Object.fromEntries(added) },
            namedCredential: target.name
        };
    }

    /** Reading User External Credentials and the principal itself, both through permission sets. */
    #mayUse(externalCredential, principal) {
        const { perm } = this.rt;
        const access = `${externalCredential}-${principal}`.toLowerCase();
        const mayRead = perm.all || perm.sets().some((set) => set.objs.get('userexternalcredential')?.r);
        return mayRead && perm.sets().some((set) => set.principals?.has(access));
    }

    #evaluated(externalCredential, principal, value) {
        const formula = /^\{!([\s\S]*)\}$/.exec(value)?.[1];
        if (!formula) return value;
        const get = (path) => {
            const [scope, owner, name] = path.split('.');
            if (scope.toLowerCase() !== '$credential' || !same(owner, externalCredential)) return null;
            return this.#secrets(owner, principal).find((row) => same(row.name, name))?.value ?? null;
        };
        return evalFormula(formula, { get });
    }

    #secrets(externalCredential, principal) {
        return this.#rows(SECRET).filter(
            (row) => same(row.externalcredential, externalCredential) && same(row.principal, principal)
        );
    }

    #rows(definition) {
        return [...this.rt.db.table(definition).values()];
    }

    #put(definition, values) {
        const { db } = this.rt;
        const id = values.id ?? db.newId(definition);
        db.put(definition, id, { ...db.fresh(definition), isdeleted: false, ...values, id });
    }
}

// Named Credentials that Apex makes and fills (ConnectApi.NamedCredentials), and what they add to a callout.
// The External Credentials come from the project. Secrets are rows of an object that nothing can query.
import { evalFormula } from '../formula/evaluate.ts';
import type { CalloutRequest } from '../org/callout.ts';
import type { OrgRuntime } from '../org/runtime.ts';
import type { ExternalCredential } from '../schema/metadata/external-credential.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { internalObject } from './internal-object.ts';
import { text, type Row } from './row.ts';

/** Address and External Credential; the sObject NamedCredential shows the address alone. */
const TARGET = internalObject('$NamedCredentialTarget', '0pv', ['Name', 'Url', 'ExternalCredential']);
const SECRET = internalObject('$CredentialSecret', '0uc', [
    'ExternalCredential',
    'Principal',
    'Name',
    'Value'
]);

type Target = Row & { name: string; url: string; externalcredential: string };

const same = (left: unknown, right: unknown): boolean =>
    String(left).toLowerCase() === String(right).toLowerCase();

export class NamedCredentialStore {
    readonly runtime: OrgRuntime;

    constructor(runtime: OrgRuntime) {
        this.runtime = runtime;
        for (const definition of [TARGET, SECRET]) runtime.schema.internal.set(definition.name, definition);
    }

    /** The External Credential of the project, or undefined. */
    external(name: string): ExternalCredential | undefined {
        return this.runtime.schema.externalCredentials.find((credential) => same(credential.name, name));
    }

    /** The Named Credential that Apex made, or undefined. */
    target(name: string): Target | undefined {
        return this.#rows(TARGET).find((row) => same(row.name, name)) as Target | undefined;
    }

    /** Whether the org has one of that name, from the project or from Apex. */
    has(name: string): boolean {
        return this.#shown(name) !== undefined;
    }

    /** Makes a Named Credential, or puts another address into the one of that name. */
    save(credential: { name: string; label: string; url: string; externalCredential: string }): void {
        const { name, label, url, externalCredential } = credential;
        const before = this.#shown(name);
        if (before) this.#put(before.$definition, { ...before, masterlabel: label, endpoint: url });
        else this.runtime.raw('NamedCredential', { DeveloperName: name, MasterLabel: label, Endpoint: url });
        this.#put(TARGET, { ...this.target(name), name, url, externalcredential: externalCredential });
        this.runtime.uncommitted = true;
    }

    /** Names of the secrets of a principal; never their values. */
    secretNames(externalCredential: string, principal: string): string[] {
        return this.#secrets(externalCredential, principal).map((row) => text(row, 'name'));
    }

    saveSecrets(externalCredential: string, principal: string, secrets: Map<string, string>): void {
        for (const [name, value] of secrets) {
            const before = this.#secrets(externalCredential, principal).find((row) => same(row.name, name));
            this.#put(SECRET, { ...before, externalcredential: externalCredential, principal, name, value });
        }
        this.runtime.uncommitted = true;
    }

    deleteSecrets(externalCredential: string, principal: string): void {
        for (const { id } of this.#secrets(externalCredential, principal))
            this.runtime.db.put(SECRET, id, null);
        this.runtime.uncommitted = true;
    }

    /**
     * A request to `callout:Name/path` with address and headers put in, where Apex made that credential; else
     * the request as it is. An error where the user has no principal, or the principal no secret.
     */
    resolve(request: CalloutRequest): CalloutRequest | { error: string } {
        const [, name = '', path = ''] = /^callout:(\w+)(.*)$/i.exec(request.endpoint) ?? [];
        const target = name ? this.target(name) : undefined;
        if (!target) return request;
        const external = this.external(target.externalcredential);
        const principal = external?.principals.find((one) => this.#mayUse(external.name, one.name));
        if (!external || !principal || !this.secretNames(external.name, principal.name).length)
            return {
                error:
                    "We couldn't access the credential(s). You might not have the required permissions, " +
                    `or the external credential "${target.externalcredential}" might not exist.`
            };
        const added = external.headers.map((header) => [
            header.name,
            String(this.#evaluated(external.name, principal.name, header.value))
        ]);
        return {
            ...request,
            endpoint: target.url.replace(/\/$/, '') + path,
            headers: { ...request.headers, ...(Object.fromEntries(added) as Record<string, string>) },
            namedCredential: target.name
        };
    }

    /** Reading User External Credentials and the principal itself, both through permission sets. */
    #mayUse(externalCredential: string, principal: string): boolean {
        const { permissions } = this.runtime;
        const access = `${externalCredential}-${principal}`.toLowerCase();
        const mayRead =
            permissions.all ||
            permissions.sets().some((set) => set.objects.get('userexternalcredential')?.read);
        return mayRead && permissions.sets().some((set) => set.principals?.has(access));
    }

    /** A header's value: a text, or a formula such as `{!$Credential.Relay.Token}`. */
    #evaluated(externalCredential: string, principal: string, value: string): unknown {
        const formula = /^\{!([\s\S]*)\}$/.exec(value)?.[1];
        if (!formula) return value;
        const get = (path: string): unknown => {
            const [scope = '', owner = '', name] = path.split('.');
            if (scope.toLowerCase() !== '$credential' || !same(owner, externalCredential)) return null;
            return this.#secrets(owner, principal).find((row) => same(row.name, name))?.value ?? null;
        };
        return evalFormula(formula, { get });
    }

    #shown(name: string): Row | undefined {
        const rows = this.#rows(this.runtime.schema.standard('NamedCredential'));
        return rows.find((row) => same(row.developername, name));
    }

    #secrets(externalCredential: string, principal: string): Row[] {
        return this.#rows(SECRET).filter(
            (row) => same(row.externalcredential, externalCredential) && same(row.principal, principal)
        );
    }

    #rows(definition: SObjectDef): Row[] {
        return [...this.runtime.db.table(definition).values()];
    }

    #put(definition: SObjectDef, values: Record<string, unknown>): void {
        const { db } = this.runtime;
        const id = (values.id as string | undefined) ?? db.newId(definition);
        db.put(definition, id, { ...db.fresh(definition), isdeleted: false, ...values, id });
    }
}

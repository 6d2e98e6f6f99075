/**
 * A user of the org, made at start where there is none of that username; its permission sets are granted anew
 * each time.
 */
export interface OrgUser {
    username: string;
    firstName?: string;
    lastName: string;
    email: string;
    phone?: string;
    /** Name of a standard profile; default `Standard User`. */
    profile?: string;
    /** API names of permission sets of the project. */
    permissionSets: string[];
}

/** The app that may sign users in by JWT bearer. One of certificate and public key, PEM. */
export interface ConnectedApp {
    clientId: string;
    certificatePem?: string;
    publicKeyPem?: string;
}

/**
 * By name: the base URL, and the headers that its External Credential adds (as `Authorization`), which Apex
 * never sees.
 */
export type NamedCredentials = Record<string, string | { url: string; headers: Record<string, string> }>;

/** By origin of an https address that Apex calls: where this machine serves it, without a certificate. */
export type Addresses = Record<string, string>;

export interface OrgOptions {
    /** Folder of the `sfdx-project.json` whose package directories are hosted. */
    projectDir: string;
    /** File of the scratch definition of the org that this shall be; default: one that has everything. */
    definitionFile?: string;
    /** Port of the HTTP server; 0 takes a free one. */
    port: number;
    /** Where clients reach it when somebody stands before it; default: where it listens. */
    publicUrl?: string;
    /** Port of the Pub/Sub API; 0 takes a free one. */
    pubSubPort: number;
    /** Where the org's records, events and certificate are kept; without it they live in memory. */
    dataDir?: string;
    /** Named Credentials that are there from the start; Apex may make and change others. */
    namedCredentials?: NamedCredentials;
    addresses?: Addresses;
    connectedApp: ConnectedApp;
    users: OrgUser[];
    /** Pause between keep-alive messages of an idle subscription, ms. Default 270,000 as on the platform. */
    keepAliveMs?: number;
    /** Receives one line per problem that no caller hears of (a failed job, a failed event trigger). */
    log?: (line: string) => void;
}

export interface RunningOrg {
    /** Login and instance address, e.g. `http://127.0.0.1:4000`. */
    url: string;
    /** 18 characters. */
    orgId: string;
    /** `127.0.0.1:7443` */
    pubSubEndpoint: string;
    pubSubCertificatePem: string;
    close(): Promise<void>;
}

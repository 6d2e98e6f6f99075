import { connect } from 'node:tls';
import { CosellError, type ErrorCode } from '@cosell/contracts';
import type { MappingInForce } from '@cosell/contracts/setup-answers';
import { clockSkew } from '../clock-skew.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import { missingAccess } from './access/missing-access.ts';
import { neededFor } from './access/needed-access.ts';
import type { SalesforceClient } from './client.ts';
import { orgFeatures } from './org-features.ts';

/** What works at Salesforce just now, seen from this relay. No names, no tokens. */
export interface OrgExamination {
    /** Why nobody gets in; null: the relay does. */
    problem: { code: ErrorCode; detail: string } | null;
    /** What the integration user may not do, in words; null: nobody could ask. */
    missing: string[] | null;
    /** Salesforce's clock less ours, in seconds; null: it did not answer. */
    clockSkewSeconds: number | null;
    /** Where changes come from. */
    pubSub: { endpoint: string; isReachable: boolean };
    mapping: Pick<MappingInForce, 'source' | 'version' | 'trouble'>;
    /** Whether the public address leads to a relay. */
    publicAddress: { url: string; answers: boolean };
}

export interface ExamineOrgOptions {
    loginUrl: string;
    pubSub: { endpoint: string; acceptSelfSigned: boolean };
    /** Of the relay's receiver of events. */
    webhookUrl: string;
    /** Signs in anew. @throws CosellError */
    connect(): Promise<SalesforceClient>;
    mapping: { current(): Mapping; inForce(): MappingInForce };
    fetch: typeof fetch;
    now: () => Date;
}

const TIMEOUT_MS = 10_000;

/** Tries what the relay does at Salesforce before it has a deal. Writes nothing there. */
export async function examineOrg(options: ExamineOrgOptions): Promise<OrgExamination> {
    const { mapping, pubSub, webhookUrl } = options;
    const { source, version, trouble } = mapping.inForce();
    const [asked, clockSkewSeconds, isReachable, answers] = await Promise.all([
        askForAccess(options),
        clockSkew(`${options.loginUrl}/services/data`, options),
        isThere(pubSub),
        isRelay(webhookUrl, options.fetch)
    ]);
    return {
        ...asked,
        clockSkewSeconds,
        pubSub: { endpoint: pubSub.endpoint, isReachable },
        mapping: { source, version, trouble },
        publicAddress: { url: webhookUrl, answers }
    };
}

async function askForAccess({
    connect,
    mapping
}: ExamineOrgOptions): Promise<Pick<OrgExamination, 'problem' | 'missing'>> {
    try {
        const salesforce = await connect();
        // Without the objects below, what the org has beside cannot be asked for either.
        const first = await missingAccess(salesforce, neededFor(mapping.current(), { multiCurrency: false }));
        if (first.length) return { problem: null, missing: first };
        const { multiCurrency } = await orgFeatures(salesforce);
        return {
            problem: null,
            missing: await missingAccess(salesforce, neededFor(mapping.current(), { multiCurrency }))
        };
    } catch (error) {
        if (!(error instanceof CosellError)) throw error;
        return { problem: { code: error.code, detail: error.detail }, missing: null };
    }
}

/** A handshake is enough: what is said afterwards is the stream's business. */
function isThere({ endpoint, acceptSelfSigned }: ExamineOrgOptions['pubSub']): Promise<boolean> {
    const { hostname, port } = new URL(`https://${endpoint}`);
    return new Promise((resolve) => {
        const host = hostname.replace(/^\[|\]$/g, '');
        const socket = connect({
            ...{ host, port: Number(port || 443), ALPNProtocols: ['h2'] },
            rejectUnauthorized: !acceptSelfSigned,
            timeout: TIMEOUT_MS
        });
        const end = (isReachable: boolean) => {
            socket.destroy();
            resolve(isReachable);
        };
        socket.once('secureConnect', () => end(true));
        socket.once('timeout', () => end(false));
        socket.once('error', () => end(false));
    });
}

/** What is no event is refused by a relay, and by nobody else, with a code of its own. */
async function isRelay(url: string, fetch: ExamineOrgOptions['fetch']): Promise<boolean> {
    try {
        const answer = await fetch(url, {
            method: 'POST',
            redirect: 'error',
            signal: AbortSignal.timeout(TIMEOUT_MS)
        });
        const { code } = (await answer.json()) as { code?: unknown };
        return typeof code === 'string' && code.startsWith('WEBHOOK_');
    } catch {
        return false;
    }
}

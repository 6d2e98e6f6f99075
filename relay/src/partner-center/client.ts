import { setTimeout as wait } from 'node:timers/promises';
import { createHost, type Host, type HostState } from '../host/create-host.ts';
import type { PartnerCenterCall, PartnerCenterClient, PartnerCenterSettings } from './client-types.ts';
import { createReferral } from './create-referral.ts';
import { judgeCall } from './failure.ts';
import { getReferral } from './get-referral.ts';
import { listReferrals } from './list-referrals.ts';
import { patchReferral } from './patch-referral.ts';
import { getRegistration, register } from './registration.ts';
import type { Repeating } from './repeat-where-safe.ts';
import { createRequest } from './request.ts';
import { readTestEvent, sendTestEvent } from './test-event.ts';
import type { Tokens } from './tokens.ts';

export interface PartnerCenterClientOptions {
    settings: PartnerCenterSettings;
    tokens: Tokens;
    now: () => Date;
    /** Makes a GUID for each call. */
    newId: () => string;
    fetch?: typeof fetch;
    onCall?: (call: PartnerCenterCall) => void;
    /** Told when one of the two hosts is left alone, and when it is well again. */
    onHost?: (state: HostState) => void;
    repeating?: Repeating;
}

/** Nothing is called until the first method is. */
export function createPartnerCenterClient(options: PartnerCenterClientOptions): PartnerCenterClient {
    const { settings, tokens, now, newId, onCall } = options;
    const send = options.fetch ?? fetch;
    const repeating = options.repeating ?? { pause, random: Math.random };
    const host = (url: string): Host =>
        createHost({
            name: new URL(url).host,
            code: 'PARTNER_CENTER_UNAVAILABLE',
            judge: judgeCall,
            now,
            random: repeating.random,
            onChange: (state) => options.onHost?.(state)
        });
    const hosts = { referrals: host(settings.apiUrl), webhooks: host(settings.webhookApiUrl) };
    const request = createRequest({
        settings,
        tokens,
        hosts,
        repeating,
        now,
        newId,
        fetch: send,
        ...(onCall ? { onCall } : {})
    });
    return {
        checkSignIn: () => tokens.check(),
        createReferral: (body, context) => createReferral(request, body, context),
        getReferral: (id, context) => getReferral(request, id, context),
        listReferrals: (query, context) => listReferrals(request, query, context),
        patchReferral: (id, patch, etag, context) => patchReferral(request, id, patch, etag, context),
        getRegistration: (context) => getRegistration(request, context),
        register: (wanted, how, context) => register(request, wanted, how, context),
        sendTestEvent: (context) => sendTestEvent(request, context),
        readTestEvent: (id, context) => readTestEvent(request, id, context),
        hosts: () => Object.values(hosts).map((one) => one.state())
    };
}

async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await wait(milliseconds, undefined, signal ? { signal } : {});
}

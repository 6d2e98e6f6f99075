import type {
    PartnerCenterCall,
    PartnerCenterClient,
    PartnerCenterSettings,
    Secrets
} from './client-types.ts';
import { createReferral } from './create-referral.ts';
import { getReferral } from './get-referral.ts';
import { listReferrals } from './list-referrals.ts';
import { patchReferral } from './patch-referral.ts';
import { getRegistration, register } from './registration.ts';
import { createRequest } from './request.ts';
import { createTokens } from './tokens.ts';

/** `newId` makes a GUID for each call. Nothing is called until the first method is. */
export function createPartnerCenterClient(options: {
    settings: PartnerCenterSettings;
    secrets: Secrets;
    now: () => Date;
    newId: () => string;
    fetch?: typeof fetch;
    onCall?: (call: PartnerCenterCall) => void;
}): PartnerCenterClient {
    const { settings, secrets, now, newId, onCall } = options;
    const send = options.fetch ?? fetch;
    const tokens = createTokens({ settings, secrets, now, fetch: send });
    const request = createRequest({
        settings,
        tokens,
        now,
        newId,
        fetch: send,
        ...(onCall ? { onCall } : {})
    });
    return {
        createReferral: (body, context) => createReferral(request, body, context),
        getReferral: (id, context) => getReferral(request, id, context),
        listReferrals: (query, context) => listReferrals(request, query, context),
        patchReferral: (id, patch, etag, context) => patchReferral(request, id, patch, etag, context),
        getRegistration: (context) => getRegistration(request, context),
        register: (wanted, context) => register(request, wanted, context)
    };
}

import { Ajv, type JSONSchemaType } from 'ajv';

/**
 * The readings of the contract on which Microsoft's sources are silent or contradict each other, and the
 * knobs that tests need. Each default is the stricter or the better attested reading.
 */
export interface Switches {
    /** The swagger answers a create with 200, the page of response codes lists 201. */
    createStatus: 200 | 201;
    /**
     * `documented`: only the four properties that the docs require. `practical`: what the UI and CSV
     * require too.
     */
    createRules: 'practical' | 'documented';
    /**
     * `direction` of a deal that the partner created; responses of the service have been seen with
     * `Incoming`.
     */
    createdDirection: 'Outgoing' | 'Incoming';
    /** One POST of a Shared deal with an assistance code also creates Microsoft's connected referral. */
    oneCallCreatesConnected: boolean;
    /** Properties that the API does not have, in a request body. */
    unknownProperties: 'refused' | 'ignored';
    /** `/name` is not among the published PATCH paths, yet Microsoft's connector syncs the name. */
    nameInPatch: 'accepted' | 'refused';
    /** An edit of a closed referral: no source names the status. */
    closedEditStatus: 400 | 409;
    /** While New, everything but accept and decline is locked: inferred, never stated. */
    newReferralEdits: 'refused' | 'accepted';
    /** Substatus `Error` is in the UI and in CSV files, not on the API's enum page. */
    errorSubstatus: boolean;
    /** Declined, Lost and Error need a `statusReason`, as in the UI and in CSV files. */
    reasonRequired: boolean;
    /** `customerProfile.ids` without content: `[]` in responses, `{}` in a docs sample. */
    emptyIds: 'array' | 'object';
    /** `&` in the customer's name comes back as `&amp;`, as seen in a response of the service. */
    escapedNames: boolean;
    /** `or`, `ne`, `gt`, `ge`, `lt`, `le`, and properties outside the documented list, in `$filter`. */
    undocumentedFilters: boolean;
    /** Whether the odd address in `@odata.nextLink` (no `/engagements`) can itself be fetched. */
    nextLinkServed: boolean;
    /** A new referral shows up in lists only after this time. */
    listDelayMilliseconds: number;
    /** Whose id a `related-referral-*` event carries. */
    relatedEventId: 'related' | 'own';
    /** `ResourceUri` of referral events; `{id}` is replaced. */
    resourceUriTemplate: string;
    /** Deliveries of one event before it is parked for good (documented: 10). */
    webhookAttempts: number;
    /** Pause after the first failed delivery; doubles each time. The real interval is not published. */
    webhookBackoffMilliseconds: number;
    webhookTimeoutMilliseconds: number;
    /** Redeemed refresh tokens: Entra ID keeps them valid until they expire. `refused` rotates strictly. */
    usedRefreshTokens: 'accepted' | 'refused';
    accessTokenSeconds: number;
    /** `required`: the second factor of the sign-in counts no more; redemptions get interaction_required. */
    refreshMfa: 'kept' | 'required';
    /** `blocked`: a Conditional Access policy, such as Microsoft's managed one, forbids the device code flow. */
    deviceCode: 'allowed' | 'blocked';
    /** The APIs that the app registration has consent for; `referrals` alone is the usual omission. */
    consentedApis: 'both' | 'referrals';
}

export const defaultSwitches: Switches = {
    createStatus: 200,
    createRules: 'practical',
    createdDirection: 'Outgoing',
    oneCallCreatesConnected: false,
    unknownProperties: 'refused',
    nameInPatch: 'accepted',
    closedEditStatus: 400,
    newReferralEdits: 'refused',
    errorSubstatus: true,
    reasonRequired: true,
    emptyIds: 'array',
    escapedNames: false,
    undocumentedFilters: false,
    nextLinkServed: true,
    listDelayMilliseconds: 0,
    relatedEventId: 'related',
    resourceUriTemplate: 'https://api.partnercenter.microsoft.com/engagements/v1/referrals/{id}',
    webhookAttempts: 10,
    webhookBackoffMilliseconds: 250,
    webhookTimeoutMilliseconds: 10_000,
    usedRefreshTokens: 'accepted',
    accessTokenSeconds: 3599,
    refreshMfa: 'kept',
    deviceCode: 'allowed',
    consentedApis: 'both'
};

const oneOf = (...values: (string | number)[]) => ({ enum: values });
const yesOrNo = { type: 'boolean' };
const atLeast = (minimum: number) => ({ type: 'integer', minimum });

const schema = {
    type: 'object',
    additionalProperties: false,
    properties: {
        createStatus: oneOf(200, 201),
        createRules: oneOf('practical', 'documented'),
        createdDirection: oneOf('Outgoing', 'Incoming'),
        oneCallCreatesConnected: yesOrNo,
        unknownProperties: oneOf('refused', 'ignored'),
        nameInPatch: oneOf('accepted', 'refused'),
        closedEditStatus: oneOf(400, 409),
        newReferralEdits: oneOf('refused', 'accepted'),
        errorSubstatus: yesOrNo,
        reasonRequired: yesOrNo,
        emptyIds: oneOf('array', 'object'),
        escapedNames: yesOrNo,
        undocumentedFilters: yesOrNo,
        nextLinkServed: yesOrNo,
        listDelayMilliseconds: atLeast(0),
        relatedEventId: oneOf('related', 'own'),
        resourceUriTemplate: { type: 'string', pattern: '^https?://.+\\{id\\}' },
        webhookAttempts: atLeast(1),
        webhookBackoffMilliseconds: atLeast(0),
        webhookTimeoutMilliseconds: atLeast(1),
        usedRefreshTokens: oneOf('accepted', 'refused'),
        accessTokenSeconds: atLeast(1),
        refreshMfa: oneOf('kept', 'required'),
        deviceCode: oneOf('allowed', 'blocked'),
        consentedApis: oneOf('both', 'referrals')
    } satisfies Record<keyof Switches, unknown>
};

const check = new Ajv({ allErrors: true }).compile<Partial<Switches>>(
    schema as unknown as JSONSchemaType<Partial<Switches>>
);

/** Throws a TypeError that names every unknown switch and wrong value. */
export function readSwitches(given: unknown): Partial<Switches> {
    if (check(given)) return given;
    const faults = (check.errors ?? []).map(({ instancePath, message, params }) =>
        [instancePath.slice(1), message, JSON.stringify(params)].filter(Boolean).join(' ')
    );
    throw new TypeError(`Switches: ${faults.join('; ')}`);
}

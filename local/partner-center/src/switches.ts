import { Ajv, type JSONSchemaType } from 'ajv';

interface Definition<Value> {
    default: Value;
    schema: object;
    /** What the service may just as well do; empty for a knob that only tests turn. */
    otherReadings: Value[];
}

/** Readings of the contract: the first is the default. */
const oneOf = <const Values extends readonly [string | number, ...(string | number)[]]>(
    ...values: Values
): Definition<Values[number]> => {
    const [first, ...others] = values;
    return { default: first, schema: { enum: values }, otherReadings: others };
};
/** Readings that a deal round never meets: a client is held to them by tests of its own. */
const unmet = <const Values extends readonly [string, ...string[]]>(...values: Values) => ({
    ...oneOf(...values),
    otherReadings: []
});
const yesOrNo = (byDefault: boolean): Definition<boolean> => ({
    default: byDefault,
    schema: { type: 'boolean' },
    otherReadings: [!byDefault]
});
const knob = <Value>(byDefault: Value, schema: object, otherReadings: Value[] = []): Definition<Value> => ({
    default: byDefault,
    schema,
    otherReadings
});
const atLeast = (minimum: number) => ({ type: 'integer', minimum });

/**
 * The readings of the contract on which Microsoft's sources are silent or contradict each other, and the
 * knobs that tests need. Each default is the stricter or the better attested reading.
 */
const definitions = {
    /** The swagger answers a create with 200, the page of response codes lists 201. */
    createStatus: oneOf(200, 201),
    /**
     * `documented`: only the four properties that the docs require. `practical`: what the UI and CSV
     * require too.
     */
    createRules: oneOf('practical', 'documented'),
    /** Seen: New/Pending comes back as Active/Accepted. The CSV guide lets the sender choose. */
    postedStatus: oneOf('normalised', 'kept'),
    /**
     * `direction` of a deal that the partner created; responses of the service have been seen with
     * `Incoming`.
     */
    createdDirection: oneOf('Outgoing', 'Incoming'),
    /** Real Shared referrals of partners say `Unknown`: the code may only be on Microsoft's referral. */
    ownAssistanceCode: oneOf('kept', 'Unknown'),
    /** `invitedBy.organizationId` of a co-sell deal from Microsoft: the table of categories does not say. */
    inviterOfDeals: oneOf('msft', 'null'),
    /** One POST of a Shared deal with an assistance code also creates Microsoft's connected referral. */
    oneCallCreatesConnected: yesOrNo(false),
    /**
     * `type` of the attributes of a services co-sell (role, area, play). Only that of the purchase intent is
     * published; the others are inferred.
     */
    servicesAttributes: oneOf(
        'PartnerRole,SolutionArea,SolutionPlay',
        'ServicesPartnerRole,ServicesSolutionArea,ServicesSolutionPlay'
    ),
    /** Properties that the API does not have, in a request body. */
    unknownProperties: oneOf('refused', 'ignored'),
    /** `/name` is not among the published PATCH paths, yet Microsoft's connector syncs the name. */
    nameInPatch: oneOf('accepted', 'refused'),
    /** The docs' PATCH samples send a string, answers hold a number. */
    dealValueInPatch: oneOf('both', 'number'),
    dealValueInAnswers: oneOf('number', 'string'),
    /** Words in the swagger, percentages in docs and CSV files. */
    salesStages: oneOf('both', 'words', 'percent'),
    /** `Prefer: return=representation` on a PATCH: the default answer is an empty 204. */
    preferHonoured: yesOrNo(true),
    /** No source names the status that answers a broken rule: transition, lock, missing data. */
    brokenRuleStatus: oneOf(400, 409, 422),
    /** Of a 412: the first is what the service was seen to say, both are in the list of codes. */
    staleTagCode: unmet('preconditionFailed', 'resourceModified'),
    /** Of a 401: the list of codes has the first, the sample of an error the second. */
    unauthenticatedCode: unmet('unauthenticated', 'unAuthorized'),
    /** Inner code where the second factor is missing; the docs spell it in both ways. */
    mfaCode: unmet('insufficient_claims', 'insufficent_claims'),
    /** Inner code of an app-only call: documented for the commerce API alone. */
    appOnlyCode: unmet('900329', 'none'),
    /** An edit of a closed referral: no source names the status. */
    closedEditStatus: oneOf(400, 409),
    /** A referral outside the caller's role or location: denied, or as if it were not there. */
    outOfScopeStatus: oneOf(403, 404),
    /** The newest text lets a Referrals user only read; in 2023 a team member could edit. */
    referralsUser: oneOf('reads', 'edits'),
    /** While New, everything but accept and decline is locked: inferred, never stated. */
    newReferralEdits: oneOf('refused', 'accepted'),
    /** Substatus `Error` is in the UI and in CSV files, not on the API's enum page. */
    errorSubstatus: yesOrNo(true),
    /** Declined, Lost and Error need a `statusReason`, as in the UI and in CSV files. */
    reasonRequired: yesOrNo(true),
    /** `customerProfile.ids` without content: `[]` in responses, `{}` in a docs sample. */
    emptyIds: oneOf('array', 'object'),
    /** `customerProfile.size` without content. */
    emptySize: oneOf('null', 'text'),
    /** `&` in the customer's name comes back as `&amp;`, as seen in a response of the service. */
    escapedNames: yesOrNo(false),
    /** `type` and `name` of solutions: as sent, or `None` and null as in real responses. */
    solutionTypes: oneOf('kept', 'None'),
    solutionNames: oneOf('kept', 'null'),
    /** The docs' samples misspell the path in links and context. */
    linkSpelling: oneOf('engagements', 'engagments'),
    /** The service leaves the GUID in `links.relatedReferrals` without quotes. */
    relatedLinkGuid: oneOf('unquoted', 'quoted'),
    /** `generic`: also `or`, `gt`, `ge`, `lt`, `le` on `updatedDateTime`, as the swagger hints. */
    filters: oneOf('documented', 'generic'),
    /** Whether the odd address in `@odata.nextLink` (no `/engagements`) can itself be fetched. */
    nextLinkServed: yesOrNo(true),
    /** A new referral shows up in lists only after this time. */
    listDelayMilliseconds: knob(0, atLeast(0), [1500]),
    /** Whose id a `related-referral-*` event carries. */
    relatedEventId: oneOf('related', 'own'),
    /** `ResourceUri` of referral events; `{id}` is replaced. */
    resourceUriTemplate: knob(
        'https://api.partnercenter.microsoft.com/engagements/v1/referrals/{id}',
        { type: 'string', pattern: '^https?://.+\\{id\\}' },
        ['https://api.partner.microsoft.com/v1.0/engagements/referrals/{id}']
    ),
    /** Docs promise lower case; a real event of another kind had a capital. */
    resourceName: oneOf('referral', 'Referral'),
    /** One table calls it AuditUrl. */
    auditUri: oneOf('null', 'address', 'AuditUrl'),
    /** The docs write the registration's names in PascalCase, the swagger in camelCase. */
    registrationSpelling: unmet('PascalCase', 'camelCase'),
    /** Deliveries of one event before it is parked for good (documented: 10). */
    webhookAttempts: knob(10, atLeast(1)),
    /** Pause after the first failed delivery; doubles each time. The real interval is not published. */
    webhookBackoffMilliseconds: knob(250, atLeast(0)),
    webhookTimeoutMilliseconds: knob(10_000, atLeast(1)),
    /** What is at the address of the signing certificate, and signs: anything but `good` must be refused. */
    signingCertificate: knob<'good' | 'expired' | 'selfSigned' | 'wrongSubject' | 'wrongIssuer'>('good', {
        enum: ['good', 'expired', 'selfSigned', 'wrongSubject', 'wrongIssuer']
    }),
    /** How far the service's clock is ahead of ours: in `Date`, in bodies, in tokens and in events. */
    clockSkewSeconds: knob(0, { type: 'integer' }, [-90, 90]),
    /** Redeemed refresh tokens: Entra ID keeps them valid until they expire. `refused` rotates strictly. */
    usedRefreshTokens: oneOf('accepted', 'refused'),
    accessTokenSeconds: knob(3599, atLeast(1)),
    /** `required`: the second factor of the sign-in counts no more; redemptions get interaction_required. */
    refreshMfa: knob<'kept' | 'required'>('kept', { enum: ['kept', 'required'] }),
    /**
     * `blocked`: a Conditional Access policy, such as Microsoft's managed one, forbids the device code flow.
     */
    deviceCode: knob<'allowed' | 'blocked'>('allowed', { enum: ['allowed', 'blocked'] }),
    /** The APIs that the app registration has consent for; `referrals` alone is the usual omission. */
    consentedApis: knob<'both' | 'referrals'>('both', { enum: ['both', 'referrals'] })
} satisfies Record<string, Definition<unknown>>;

type Definitions = typeof definitions;
type Name = keyof Definitions;
export type Switches = { [Key in Name]: Definitions[Key]['default'] };

const each = <Value>(pick: (definition: Definition<unknown>) => Value) =>
    Object.fromEntries(Object.entries(definitions).map(([name, one]) => [name, pick(one)]));

export const defaultSwitches = each((one) => one.default) as Switches;

/** Every reading beside the default one, each as switches that a client has to work under. */
export const otherReadings: Partial<Switches>[] = Object.entries(definitions).flatMap(([name, one]) =>
    one.otherReadings.map((value) => ({ [name]: value }))
);

const schema = { type: 'object', additionalProperties: false, properties: each((one) => one.schema) };

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

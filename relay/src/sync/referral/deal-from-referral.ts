import type { Referral } from '../../partner-center/referral.ts';
import { defaultMapping } from '../mapping/default-mapping.ts';
import { helpKinds, type Customer, type Deal, type HelpKind, type Person, type Solution } from '../deal.ts';
import type { Mapping } from '../mapping/document.ts';
import { numberOf } from '../numbers.ts';
import { dayOf, instantOf } from '../text/dates.ts';
import { countryCode } from '../rules.ts';
import { directionOf } from './direction.ts';
import { filled } from './entries.ts';
import { tidy, unescapeEntities } from '../text/plain-text.ts';

type Member = NonNullable<Referral['team']>[number];

/**
 * The deal as Partner Center tells it: the partner's own referral and, if Microsoft is invited, the referral
 * of Microsoft in the same engagement (`connected`). The form of the portal's link and the types of
 * attributes are the mapping's.
 */
export function dealFromReferral(
    referral: Referral,
    connected: Referral | null,
    mapping: Pick<Mapping, 'referralLink' | 'attributes'> = defaultMapping
): Deal {
    const { details, consent } = referral;
    const requirements = details?.requirements;
    const { referralLink, attributes } = mapping;
    const attribute = (field: keyof Mapping['attributes']) =>
        tidy(
            requirements?.additionalRequirements?.attributes?.find(({ type }) => type === attributes[field])
                ?.id
        );
    const partnerRole = attribute('partnerRole');
    return {
        name: named(referral.name),
        value: numberOf(details?.dealValue),
        currency: tidy(details?.currency)?.toUpperCase() ?? null,
        closeDate: dayOf(details?.closingDateTime),
        salesStage: salesStageOf(referral.salesStage),
        notes: tidy(details?.notes),
        status: tidy(referral.status),
        substatus: known(referral.substatus),
        statusReason: tidy(referral.statusReason),
        direction: tidy(directionOf(referral)),
        solutions: (requirements?.solutions ?? []).flatMap(solutionOf),
        help: helpOf(referral) ?? (connected && helpOf(connected)),
        notesToMicrosoft: tidy((connected ?? referral).inviteContext?.notes),
        visibleToMicrosoft: consent?.consentToShareReferralWithMicrosoftSellers === true,
        // Told by nothing but the role, which services co-sell alone has.
        coSellType: partnerRole ? 'Services Co-sell' : 'IP Co-sell',
        purchaseIntent: attribute('purchaseIntent'),
        partnerRole,
        solutionArea: attribute('solutionArea'),
        solutionPlay: attribute('solutionPlay'),
        customer: customerOf(referral.customerProfile),
        contacts: (referral.customerProfile?.team ?? []).map(personOf),
        team: (referral.team ?? []).map(personOf),
        ...microsoftSide(referral, connected),
        ...registrationOf(referral),
        referralId: referral.id,
        engagementId: tidy(referral.engagementId),
        externalReference: tidy(referral.externalReferenceId),
        link: referralLink.replace('{referralId}', encodeURIComponent(referral.id)),
        createdAt: instantOf(referral.createdDateTime),
        acceptedAt: instantOf(referral.acceptedDateTime),
        expiresAt: instantOf(referral.expirationDateTime),
        closedAt: instantOf(referral.closedDateTime)
    };
}

/** Words in the API's definition, percentages in its documentation; 10 is a deal that has just begun. */
const percentages: Record<string, string> = {
    '10': '20',
    qualify: '20',
    develop: '40',
    propose: '60',
    close: '80'
};

function salesStageOf(text: string | null | undefined): string | null {
    const stage = tidy(text)?.replace(/\s*%$/, '') ?? null;
    return stage && (percentages[stage.toLowerCase()] ?? stage);
}

/** `None` and `Unknown` are Microsoft's words for nothing. */
function known(text: string | null | undefined): string | null {
    const value = tidy(text);
    return value === 'None' || value === 'Unknown' ? null : value;
}

/** Names come HTML-escaped in real answers ("OIL &amp; GAS"). */
function named(text: string | null | undefined): string | null {
    return tidy(unescapeEntities(text ?? ''));
}

function helpOf(referral: Referral): HelpKind | null {
    const code = referral.inviteContext?.assistanceRequestCode?.toLowerCase();
    return helpKinds.find((kind) => kind.toLowerCase() === code) ?? null;
}

function microsoftSide(referral: Referral, connected: Referral | null) {
    const seller = connected?.team?.[0];
    const responded = connected?.acceptedDateTime ?? connected?.closedDateTime;
    return {
        microsoftReferralId: connected?.id ?? null,
        microsoftStatus: known(connected?.status),
        microsoftSubstatus: known(connected?.substatus),
        microsoftMsxId: tidy(
            connected?.trackingInfo?.microsoftMsxId ?? referral.trackingInfo?.microsoftMsxId
        ),
        microsoftSellerName: seller
            ? tidy([seller.firstName, seller.lastName].filter(Boolean).join(' '))
            : null,
        microsoftSellerEmail: tidy(seller?.email),
        microsoftRespondedAt: instantOf(responded)
    };
}

/** A referral has one at most (Microsoft Learn, "Register deals"); the list is the newer way to say it. */
function registrationOf({ registrations, registrationStatus }: Referral) {
    const [first] = (Array.isArray(registrations) ? registrations : []) as {
        status?: unknown;
        statusReason?: unknown;
        registrationDateTime?: unknown;
    }[];
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    return {
        registrationStatus: known(text(first?.status) ?? text(registrationStatus)),
        registrationReason: tidy(text(first?.statusReason)),
        registeredAt: instantOf(text(first?.registrationDateTime))
    };
}

function customerOf(profile: Referral['customerProfile']): Customer | null {
    if (!profile) return null;
    const { address } = profile;
    return {
        name: named(profile.name),
        addressLine1: tidy(address?.addressLine1),
        addressLine2: tidy(address?.addressLine2),
        city: tidy(address?.city),
        state: tidy(address?.state),
        postalCode: tidy(address?.postalCode),
        country: countryCode(tidy(address?.country)),
        ...customerIds(profile.ids)
    };
}

/** Only where Microsoft gives them: `ids` is a list, or `{}` for none. */
function customerIds(ids: unknown): Pick<Customer, 'duns' | 'externalId'> {
    const list = (Array.isArray(ids) ? ids : []) as { profileType?: string; id?: string }[];
    const idOf = (type: string) => tidy(list.find(({ profileType }) => profileType === type)?.id);
    return filled({ duns: idOf('Duns'), externalId: idOf('External') });
}

export function personOf(member: Member): Person {
    return {
        firstName: tidy(member.firstName),
        lastName: tidy(member.lastName),
        email: tidy(member.email),
        phone: tidy(member.phoneNumber)
    };
}

type SolutionEntry = NonNullable<
    NonNullable<NonNullable<Referral['details']>['requirements']>['solutions']
>[number];

export function solutionOf(entry: SolutionEntry): Solution[] {
    const id = tidy(entry.id);
    if (!id) return [];
    return [
        {
            id,
            name: named(entry.name),
            price: numberOf(entry.price),
            quantity: numberOf(entry.quantity),
            currency: tidy(entry.currency),
            closeDate: dayOf(entry.closingDateTime),
            solutionType: tidy(entry.solutionType),
            publisherName: tidy(entry.publisherName)
        }
    ];
}

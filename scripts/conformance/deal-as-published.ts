/** What a reader must find in a referral, told a second time and without the relay's mapper. */
export function dealAsPublished(json: unknown): Record<string, unknown> {
    const at = (path: string) =>
        path
            .split('.')
            .reduce<unknown>(
                (value, name) => (value as Record<string, unknown> | null)?.[name] ?? null,
                json
            );
    const listAt = (path: string) => (at(path) ?? []) as Record<string, unknown>[];
    const day = (path: string) => (at(path) as string | null)?.slice(0, 10) ?? null;
    const second = (path: string) => (at(path) ? `${(at(path) as string).slice(0, 19)}Z` : null);
    const people = (path: string) =>
        listAt(path).map(({ firstName, lastName, email, phoneNumber }) => ({
            firstName,
            lastName,
            email,
            phone: phoneNumber
        }));
    const { region: _unread, ...address } = (at('customerProfile.address') ?? {}) as Record<string, unknown>;
    // Published deals say Incoming although their owner is the one who invited: nobody else began them.
    const invitedItself =
        at('organizationId') !== null &&
        at('inviteContext.invitedBy.organizationId') === at('organizationId');
    return {
        name: at('name'),
        value: at('details.dealValue'),
        currency: at('details.currency'),
        closeDate: day('details.closingDateTime'),
        notes: at('details.notes'),
        status: at('status'),
        substatus: at('substatus'),
        statusReason: at('statusReason'),
        direction: invitedItself ? 'Outgoing' : at('direction'),
        visibleToMicrosoft: at('consent.consentToShareReferralWithMicrosoftSellers'),
        customer: { name: (at('customerProfile.name') as string).replaceAll('&amp;', '&'), ...address },
        contacts: people('customerProfile.team'),
        team: people('team'),
        solutions: listAt('details.requirements.solutions').map(({ id, name }) => ({ id, name })),
        notesToMicrosoft: at('inviteContext.notes'),
        microsoftMsxId: at('trackingInfo.microsoftMsxId'),
        referralId: at('id'),
        engagementId: at('engagementId'),
        externalReference: at('externalReferenceId'),
        createdAt: second('createdDateTime'),
        acceptedAt: second('acceptedDateTime'),
        expiresAt: second('expirationDateTime'),
        closedAt: second('closedDateTime')
    };
}

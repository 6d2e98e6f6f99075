/**
 * What we put into a referral's `externalReferenceId`: it survives the loss of the relay's store and finds
 * a referral again after a POST whose answer was lost.
 */
export interface ExternalReference {
    /** 18 characters, starts with 00D. */
    orgId: string;
    /** 18 characters, starts with 006. */
    opportunityId: string;
}

const SHAPE = /^(00D[a-zA-Z0-9]{15}):(006[a-zA-Z0-9]{15})$/;

export function formatExternalReference({ orgId, opportunityId }: ExternalReference): string {
    return `${orgId}:${opportunityId}`;
}

/** Null for anything that is not ours: the field is free text and other tools write it too. */
export function parseExternalReference(text: string | null | undefined): ExternalReference | null {
    const match = SHAPE.exec(text ?? '');
    return match?.[1] && match[2] ? { orgId: match[1], opportunityId: match[2] } : null;
}

import { CosellError } from '@cosell/contracts';
import { z } from 'zod';
import type { Secrets } from '../partner-center/client-types.ts';

const PARTNER_SECRET = 'partner-center-partner';

const partnerSchema = z.object({
    tenantId: z.string(),
    /** Of the partner's own referrals; null while there were none to see. */
    organizationId: z.string().nullable(),
    /** Who signed in first. */
    who: z.string(),
    since: z.iso.datetime()
});

/** Whose deals this relay keeps: that of the first sign-in, for good. It names a person, so it is sealed. */
export type Partner = z.infer<typeof partnerSchema>;

/** What a sign-in shows of its partner. */
export interface Shown {
    tenantId: string;
    /** Of the referrals that it sees, Microsoft's aside; empty where there are none. */
    organizationIds: string[];
    who: string;
}

export async function readPartner(secrets: Secrets): Promise<Partner | null> {
    const stored = await secrets.readSecret(PARTNER_SECRET);
    return stored ? partnerSchema.parse(JSON.parse(stored)) : null;
}

/**
 * Remembers the partner of the first sign-in, and what a later one adds.
 * @throws CosellError SIGN_IN_OTHER_PARTNER
 */
export async function acceptPartner(secrets: Secrets, shown: Shown, now: Date): Promise<Partner> {
    const first = await readPartner(secrets);
    const partner = agree(first, shown, now);
    if (JSON.stringify(partner) !== JSON.stringify(first))
        await secrets.writeSecret(PARTNER_SECRET, JSON.stringify(partner));
    return partner;
}

/** @throws CosellError SIGN_IN_OTHER_PARTNER */
export function agree(first: Partner | null, shown: Shown, now: Date): Partner {
    const { tenantId, organizationIds, who } = shown;
    if (!first) {
        return { tenantId, organizationId: mostFrequent(organizationIds), who, since: now.toISOString() };
    }
    if (first.tenantId.toLowerCase() !== tenantId.toLowerCase())
        throw new CosellError(
            'SIGN_IN_OTHER_PARTNER',
            `Tenant ${tenantId}; the first was ${first.tenantId}.`
        );
    const { organizationId } = first;
    if (!organizationId) return { ...first, organizationId: mostFrequent(organizationIds) };
    if (organizationIds.length > 0 && !organizationIds.includes(organizationId))
        throw new CosellError(
            'SIGN_IN_OTHER_PARTNER',
            `Partner ${mostFrequent(organizationIds)}; the first was ${organizationId}.`
        );
    return first;
}

/** In an engagement, referrals of other partners may be seen too; one's own are more. */
function mostFrequent(ids: string[]): string | null {
    const counts = new Map<string, number>();
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

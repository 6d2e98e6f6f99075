import type { SigningCertificate } from './signing-certificate.ts';

const day = 24 * 60 * 60 * 1000;
/**
 * Forged requests must not make us download: at most one download a minute is owed to signatures that do
 * not fit.
 */
const betweenRefetches = 60 * 1000;
/** A download that failed is not tried again at once; Microsoft repeats the event. */
const afterFailure = 10 * 1000;

interface Slot {
    certificate?: SigningCertificate;
    until: number;
    loading?: Promise<SigningCertificate>;
    failure?: { error: unknown; until: number };
    refetchedAt: number;
}

export interface CertificateCache {
    /** The certificate at an address, downloaded at most once at a time. Throws what `load` throws. */
    get(address: string): Promise<SigningCertificate>;
    /**
     * Another certificate than `unfit`, which did not fit a signature; null if there is none or it is too
     * early to ask.
     */
    replace(address: string, unfit: SigningCertificate): Promise<SigningCertificate | null>;
}

/**
 * Keeps a certificate until its chain ends, at most a day. Addresses are allowed ones only, so it cannot
 * grow.
 */
export function createCertificateCache(
    load: (address: string) => Promise<SigningCertificate>,
    now: () => Date
): CertificateCache {
    const slots = new Map<string, Slot>();

    function slotOf(address: string): Slot {
        const slot = slots.get(address) ?? { until: 0, refetchedAt: -Infinity };
        slots.set(address, slot);
        return slot;
    }

    function download(address: string, slot: Slot): Promise<SigningCertificate> {
        slot.loading ??= load(address)
            .then(
                (certificate) => {
                    slot.certificate = certificate;
                    slot.until = Math.min(certificate.validUntil.getTime(), now().getTime() + day);
                    delete slot.failure;
                    return certificate;
                },
                (error: unknown) => {
                    slot.failure = { error, until: now().getTime() + afterFailure };
                    throw error;
                }
            )
            .finally(() => delete slot.loading);
        return slot.loading;
    }

    return {
        async get(address) {
            const slot = slotOf(address);
            const time = now().getTime();
            if (slot.certificate && time < slot.until) return slot.certificate;
            if (slot.failure && time < slot.failure.until) throw slot.failure.error;
            return download(address, slot);
        },
        async replace(address, unfit) {
            const slot = slotOf(address);
            if (slot.certificate && slot.certificate !== unfit) return slot.certificate;
            if (!slot.loading) {
                const time = now().getTime();
                if (time - slot.refetchedAt < betweenRefetches) return null;
                slot.refetchedAt = time;
            }
            return download(address, slot).catch(() => null);
        }
    };
}

import type { Switches } from '../switches.ts';
import { missing, type Fault } from './practical-rules.ts';
import type { Referral } from './referral.ts';

export type AttributeReading = Pick<Switches, 'servicesAttributes'>;

const INTENT = 'CustomerMarketplaceIntent';
const target = 'details/requirements/additionalRequirements/attributes';

const attributesOf = ({ details }: Referral) => details.requirements.additionalRequirements?.attributes ?? [];

/** The three `type` strings, in the order role, area, play. */
const typesOf = ({ servicesAttributes }: AttributeReading) => servicesAttributes.split(',');

/** A deal with a partner role is a services co-sell: nothing else in a referral tells. */
export function isServices(referral: Referral, reading: AttributeReading): boolean {
    return attributesOf(referral).some(({ type }) => type === typesOf(reading)[0]);
}

/**
 * Services co-sell needs role, area and play (Microsoft Learn, "Create a referral"), everything else the
 * customer's marketplace intent (since May 2023). A type that the service does not know is refused.
 */
export function attributeFaults(referral: Referral, reading: AttributeReading): Fault[] {
    const attributes = attributesOf(referral);
    const types = typesOf(reading);
    const unknown = attributes.filter(({ type }) => ![INTENT, ...types].includes(type));
    const faults = unknown.map(({ type }) => ({ target, message: `Attribute type ${type} is not known` }));
    const idOf = (wanted: string | undefined) => attributes.find(({ type }) => type === wanted)?.id;
    if (isServices(referral, reading))
        ['Partner role', 'Solution area', 'Solution play'].forEach((name, index) => {
            if (!idOf(types[index])) faults.push(missing(name, target));
        });
    const intent = idOf(INTENT);
    const isIntent = ['Yes', 'No', 'HaveNotDecided'].includes(intent ?? '');
    if (!isIntent && (intent !== undefined || !isServices(referral, reading)))
        faults.push(missing('Customer marketplace purchase intent', target));
    return faults;
}

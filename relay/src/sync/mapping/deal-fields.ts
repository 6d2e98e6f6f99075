import type { DealFieldInfo, Direction } from '@cosell/contracts/setup-answers';
import { fieldNames, helpKinds, type FieldName } from '../deal.ts';
import { isList, kindOf, ownedByMicrosoft } from '../field-kinds.ts';
import { relationOf } from './relations.ts';

/** The external reference is the relay's alone: by it a referral is found again. */
const notMapped = new Set<FieldName>(['externalReference']);

/** Without these Microsoft takes no deal (see `readiness.ts`). */
const required = new Set<FieldName>([
    'name',
    'value',
    'currency',
    'closeDate',
    'customer',
    'team',
    'solutions'
]);

/** Of fields with a fixed list; as Partner Center writes them. */
const fixedValues: Partial<Record<FieldName, readonly string[]>> = {
    help: helpKinds,
    salesStage: ['20', '40', '60', '80'],
    coSellType: ['IP Co-sell', 'Services Co-sell'],
    purchaseIntent: ['Yes', 'No', 'HaveNotDecided'],
    status: ['New', 'Active', 'Closed'],
    substatus: ['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error'],
    direction: ['Incoming', 'Outgoing']
};

const labels: Partial<Record<FieldName, string>> = {
    name: 'Deal name',
    value: 'Deal value',
    help: 'How can Microsoft help?',
    visibleToMicrosoft: "Visible to Microsoft's sellers",
    coSellType: 'Co-sell type',
    purchaseIntent: "Customer's purchase intent",
    team: 'Deal team',
    link: 'Link to Partner Center',
    microsoftMsxId: "Microsoft's CRM identifier"
};

/** `closeDate` → `Close date`. */
export function labelOf(field: FieldName): string {
    const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const label = labels[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
    return label.replace(/\bmicrosoft\b/, 'Microsoft');
}

export function directionsOf(field: FieldName): Direction[] {
    if (ownedByMicrosoft.has(field)) return ['in', 'paused'];
    if (field === 'customer') return ['out', 'paused'];
    return ['in', 'out', 'both', 'paused'];
}

/**
 * What can be mapped, required ones first.
 * @param locked fields that Microsoft lets nobody change once they are set
 */
export function dealFields(locked: readonly FieldName[]): DealFieldInfo[] {
    const infos = fieldNames
        .filter((field) => !notMapped.has(field))
        .map((field) => ({
            deal: field,
            label: labelOf(field),
            kind: kindOf(field),
            required: required.has(field),
            directions: directionsOf(field),
            relation: relationOf(field) ?? (isList(field) ? field : null),
            values: fixedValues[field]?.slice() ?? null,
            locks: locked.includes(field)
        }));
    return [...infos.filter((info) => info.required), ...infos.filter((info) => !info.required)];
}

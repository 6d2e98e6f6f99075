import type { FieldShape, FoundName, Name } from './names.ts';

/**
 * - `stop`: the install would fail, or would change or overwrite what is there.
 * - `note`: the package takes it over as it is.
 * - `ours`: it belongs to the package already; this is an upgrade.
 */
export interface Finding {
    verdict: 'stop' | 'note' | 'ours';
    type: string;
    name: string;
    /** The package that it belongs to now; null: none. */
    owner: string | null;
    /** One sentence each. */
    reasons: string[];
}

/**
 * Compares the names of a package with what the target has of the same name.
 * @param packageName whose install this is; what it owns already is its own
 */
export function compare(packageName: string, ours: readonly Name[], there: readonly FoundName[]): Finding[] {
    const found = new Map(there.map((each) => [keyOf(each), each]));
    return ours.flatMap((name) => {
        const target = found.get(keyOf(name));
        return target ? [finding(packageName, name, target)] : [];
    });
}

/** Names are the same whatever their case. */
const keyOf = ({ type, name }: Name) => `${type}:${name}`.toLowerCase();

function finding(packageName: string, name: Name, target: FoundName): Finding {
    const { owner } = target;
    const about = { type: name.type, name: name.name, owner };
    if (owner === packageName) return { verdict: 'ours', ...about, reasons: [] };
    const reasons = [
        ...(owner
            ? [`It belongs to the package ${owner}, and a component belongs to one package only.`]
            : []),
        ...(name.shape && target.shape ? differences(name.shape, target.shape) : []),
        ...(!owner && isReplaced(name.type) ? ['It would be overwritten.'] : [])
    ];
    return reasons.length
        ? { verdict: 'stop', ...about, reasons }
        : {
              verdict: 'note',
              ...about,
              reasons: ['It is taken over with its data, and belongs to the package.']
          };
}

/** Fields and objects keep their data; code and pages are replaced by ours. */
const isReplaced = (type: string) => type !== 'CustomField' && type !== 'CustomObject';

/** What would change for the worse; more length or more values change nothing for what is there. */
function differences(ours: FieldShape, theirs: FieldShape): string[] {
    if (ours.type !== theirs.type) return [`Its type is ${theirs.type}, ours ${ours.type}.`];
    if (ours.isFormula !== theirs.isFormula)
        return [theirs.isFormula ? 'It is a formula, ours is not.' : 'It is no formula, ours is one.'];
    const shorter = (what: 'length' | 'precision') => (theirs[what] ?? 0) > (ours[what] ?? 0);
    const missing = (theirs.picklist ?? []).filter((value) => !ours.picklist?.includes(value));
    return [
        ...(shorter('length') ? [`Its length is ${theirs.length}, ours ${ours.length}.`] : []),
        ...(shorter('precision') ? [`It has ${theirs.precision} digits, ours ${ours.precision}.`] : []),
        ...((theirs.scale ?? 0) === (ours.scale ?? 0)
            ? []
            : [`It has ${theirs.scale ?? 0} decimal places, ours ${ours.scale ?? 0}.`]),
        ...(ours.unique && !theirs.unique ? ['Ours is unique, it is not: values may be there twice.'] : []),
        ...(theirs.unique && !ours.unique ? ['It is unique, ours is not.'] : []),
        ...(theirs.externalId && !ours.externalId ? ['It is an external id, ours is not.'] : []),
        ...(theirs.referenceTo !== ours.referenceTo
            ? [`It refers to ${theirs.referenceTo}, ours to ${ours.referenceTo}.`]
            : []),
        ...(ours.restricted && missing.length
            ? [`It has values that ours lacks: ${missing.join(', ')}.`]
            : [])
    ];
}

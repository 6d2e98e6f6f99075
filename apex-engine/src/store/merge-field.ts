import { Unsupported } from '../values/index.ts';
import { reference, text, type Row } from './row.ts';
import type { Store } from './store.ts';

type Global = (store: Store, path: string[]) => unknown;

const ofRow =
    (row: (store: Store) => Row | null): Global =>
    (store, [field]) => {
        const found = row(store);
        return found ? store.fieldValue(found, field!) : null;
    };

/** `$Global.…`, by lower-case name; each gets the rest of the path in lower case. */
const GLOBALS: Record<string, Global> = {
    $user: ofRow(({ rt }) => rt.db.get(rt.user.id)),
    $profile: ofRow(({ rt }) => rt.db.get(reference(rt.user, 'profileid'))),
    $userrole: ofRow(({ rt }) => rt.db.get(reference(rt.user, 'userroleid'))),
    $organization: ofRow(({ rt }) => rt.orgRow),
    $permission: ({ rt }, [name]) => rt.permissions.custom(name!),
    $label: ({ rt }, [name]) => rt.schema.labels.get(name!) ?? null,
    $setup: ({ rt }, [object, field]) => rt.setting(object!)?.fields[field!] ?? null,
    $custommetadata(store, [object, name, field]) {
        const definition = store.rt.schema.get(object!);
        const isNamed = (row: Row) => text(row, 'developername').toLowerCase() === name;
        const row = definition && store.metadataRows(definition).find(isNamed);
        return row ? store.fieldValue(row, field!) : null;
    }
};

/**
 * Value of a merge field of a formula: `Name`, `Account.Owner.Name`, `$User.Id`; null behind an empty lookup.
 *
 * @throws Unsupported where the path leads nowhere
 */
export function mergeField(store: Store, row: Row, path: string): unknown {
    const steps = path.split('.').map((step) => step.toLowerCase());
    const global = GLOBALS[steps[0]!];
    if (global) return global(store, steps.slice(1));
    const field = steps.pop()!;
    let at = row;
    for (const step of steps) {
        const lookup = at.$definition.relationship(step);
        if (!lookup) throw new Unsupported(`formula reference ${path}`);
        const id = reference(at, lookup.key);
        const parent = id ? store.lookup(lookup, id) : null;
        if (!parent) return null;
        at = parent;
    }
    if (!at.$definition.field(field))
        throw new Unsupported(`formula field ${path} on ${at.$definition.name}`);
    return store.fieldValue(at, field);
}

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
    $user: ofRow(({ runtime }) => runtime.db.get(runtime.user.id)),
    $profile: ofRow(({ runtime }) => runtime.db.get(reference(runtime.user, 'profileid'))),
    $userrole: ofRow(({ runtime }) => runtime.db.get(reference(runtime.user, 'userroleid'))),
    $organization: ofRow(({ runtime }) => runtime.orgRow),
    $permission: ({ runtime }, [name]) => runtime.permissions.custom(name!),
    $label: ({ runtime }, [name]) => runtime.schema.labels.get(name!) ?? null,
    $setup: ({ runtime }, [object, field]) => runtime.setting(object!)?.fields[field!] ?? null,
    $custommetadata(store, [object, name, field]) {
        const definition = store.runtime.schema.get(object!);
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

import type { SObjectDef } from '../schema/sobject.ts';
import { reference, type Row } from '../store/row.ts';
import type { Sharing } from './sharing.ts';
import { ALL, EDIT, GIVEN_BY_DEFAULT, givenByRow, NONE, READ } from './sharing-level.ts';
import type { UserPermissions } from './user-permissions.ts';

/** One user's view of the records; reads the share rows of each object once. */
export class RecordReader {
    readonly sharing: Sharing;
    readonly permissions: UserPermissions;
    readonly #shares = new Map<string, Map<string, number>>();
    #principals: Set<unknown> | null = null;

    constructor(sharing: Sharing, permissions: UserPermissions) {
        this.sharing = sharing;
        this.permissions = permissions;
    }

    /** What the user has of every row of an object. */
    floor(definition: SObjectDef): number {
        const { permissions } = this;
        if (permissions.all || permissions.records(definition, 'modifyAll')) return ALL;
        const seesAll = permissions.records(definition, 'viewAll') ? READ : NONE;
        if (this.sharing.parentField(definition)) return seesAll;
        if (!definition.sharing || !definition.field('ownerid')) return ALL;
        return Math.max(seesAll, GIVEN_BY_DEFAULT[definition.sharing] ?? ALL);
    }

    level(row: Row): number {
        const definition = row.$definition;
        const floor = this.floor(definition);
        if (floor === ALL) return ALL;
        const parent = this.sharing.parentOf(row);
        // Whoever may edit the master may do anything with its details.
        if (parent !== undefined) return Math.max(floor, parent ? ofDetail(this.level(parent)) : ALL);
        if (this.#userAndGroups().has(row.ownerid)) return ALL;
        return Math.max(floor, this.#sharesOf(definition).get(row.id) ?? NONE);
    }

    #userAndGroups(): Set<unknown> {
        if (!this.#principals) {
            const user = this.permissions.user.id;
            this.#principals = new Set([user]);
            for (const member of this.#rows('GroupMember'))
                if (member.userorgroupid === user) this.#principals.add(member.groupid);
        }
        return this.#principals;
    }

    /** Record id → what share rows and teams give of it. */
    #sharesOf(definition: SObjectDef): Map<string, number> {
        const known = this.#shares.get(definition.key);
        if (known) return known;
        const given = new Map<string, number>();
        const give = (id: string | null, level: number) => {
            if (id) given.set(id, Math.max(given.get(id) ?? NONE, level));
        };
        const [object, parent, access] = definition.custom
            ? [definition.name.replace(/__c$/i, '__Share'), 'parentid', 'accesslevel']
            : [`${definition.name}Share`, `${definition.key}id`, `${definition.key}accesslevel`];
        for (const row of this.#rows(object))
            if (this.#userAndGroups().has(row.userorgroupid))
                give(reference(row, parent), givenByRow(row[access]));
        if (definition.name === 'Opportunity')
            for (const row of this.#rows('OpportunityTeamMember'))
                if (row.userid === this.permissions.user.id)
                    give(reference(row, 'opportunityid'), givenByRow(row.opportunityaccesslevel));
        this.#shares.set(definition.key, given);
        return given;
    }

    #rows(object: string): Row[] {
        const { runtime } = this.sharing;
        const definition = runtime.schema.get(object);
        return definition ? runtime.db.rows(definition) : [];
    }
}

function ofDetail(levelOfMaster: number): number {
    return levelOfMaster >= EDIT ? ALL : levelOfMaster;
}

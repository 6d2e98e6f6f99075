import type { SObjectDef } from '../schema/sobject.ts';

// What a user has of one record, each level with those before it.
export const NONE = 0;
export const READ = 1;
export const EDIT = 2;
/** Edit, delete and share. */
export const ALL = 3;

export const GIVEN_BY_DEFAULT: Record<string, number> = {
    Private: NONE,
    Read: READ,
    ReadWrite: EDIT,
    ReadWriteTransfer: EDIT,
    FullAccess: ALL
};
const GIVEN_BY_ROW: Record<string, number> = { read: READ, edit: EDIT, all: ALL };

/** What a share row or a team member's access level gives. */
export const givenByRow = (accessLevel: unknown): number =>
    GIVEN_BY_ROW[String(accessLevel).toLowerCase()] ?? NONE;

/** The org-wide default as Organization.Default…Access tells it. */
export function defaultAccess({ sharing }: SObjectDef): string {
    return ['None', 'Read', 'Edit', 'All'][(sharing && GIVEN_BY_DEFAULT[sharing]) ?? EDIT]!;
}

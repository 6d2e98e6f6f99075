import { ApiError, invalidRequest } from '../http/api-error.ts';
import { checkBody } from '../schemas/check-body.ts';
import { patchablePaths, patchSchema } from '../schemas/patch-schema.ts';
import type { Referral } from './referral.ts';

export interface PatchOperation {
    op: 'replace' | 'add';
    path: string;
    value: unknown;
}

/** A JSON Patch document on the published paths, values in the API's own form. Throws 400. */
export function readPatch(body: unknown, nameInPatch: 'accepted' | 'refused'): PatchOperation[] {
    const operations = checkBody(body, patchSchema) as PatchOperation[];
    return operations.map(({ op, path, value }) => {
        if (path.startsWith('/registrations/')) {
            throw new ApiError(
                501,
                'invalidRequest',
                'Deal registrations are not part of this Partner Center.',
                {
                    target: path
                }
            );
        }
        const schema = Object.hasOwn(patchablePaths, path) ? patchablePaths[path] : undefined;
        if (!schema || (path === '/name' && nameInPatch === 'refused')) {
            throw invalidRequest(`${path} cannot be changed by PATCH.`, path);
        }
        if (path.endsWith('/-') && op === 'replace') {
            throw invalidRequest(
                `${path} names a place after the last element: it can only be added to.`,
                path
            );
        }
        return { op, path, value: coerce(path, checkValue(path, value, schema)) };
    });
}

function checkValue(path: string, value: unknown, schema: (typeof patchablePaths)[string]): unknown {
    // Wrapped, so that a fault names the path.
    const wrapped = { type: 'object', properties: { [path.slice(1)]: schema } };
    return (checkBody({ [path.slice(1)]: value }, wrapped) as Record<string, unknown>)[path.slice(1)];
}

const coerce = (path: string, value: unknown) => (path === '/details/dealValue' ? Number(value) : value);

/** The referral with all operations applied; the one given is left as it is. */
export function applyPatch(referral: Referral, operations: PatchOperation[]): Referral {
    const result = structuredClone(referral);
    for (const { path, value } of operations) {
        const segments = path.slice(1).split('/');
        const last = segments.pop() ?? '';
        let parent: unknown = result;
        for (const segment of segments) parent = (parent as Record<string, unknown>)[segment];
        if (last === '-') (parent as unknown[]).push(value);
        else (parent as Record<string, unknown>)[last] = value;
    }
    return result;
}

import { invalidRequest } from '../http/api-error.ts';
import { checkBody, checkValue } from '../schemas/check-body.ts';
import { patchablePaths, patchSchema, salesStages } from '../schemas/patch-schema.ts';
import type { Switches } from '../switches.ts';
import type { Referral } from './referral.ts';

export interface PatchOperation {
    op: 'replace' | 'add';
    path: string;
    value: unknown;
}

type Readings = Pick<Switches, 'nameInPatch' | 'dealValueInPatch' | 'salesStages'>;

/** A JSON Patch document, its paths and values not yet looked at. Throws 400. */
export const readOperations = (body: unknown) => checkBody(body, patchSchema) as PatchOperation[];

/** Operations on the published paths, values in the API's own form. Throws 400. */
export function checkOperations(operations: PatchOperation[], readings: Readings): PatchOperation[] {
    return operations.map(({ op, path, value }) => {
        const schema = Object.hasOwn(patchablePaths, path) ? patchablePaths[path] : undefined;
        if (!schema || (path === '/name' && readings.nameInPatch === 'refused')) {
            throw invalidRequest(`${path} cannot be changed by PATCH.`, path);
        }
        if (path.endsWith('/-') && op === 'replace') {
            throw invalidRequest(
                `${path} names a place after the last element: it can only be added to.`,
                path
            );
        }
        checkReading(path, value, readings);
        return { op, path, value: coerce(path, checkValue(path, value, schema)) };
    });
}

/** What one of the readings of the contract refuses. */
function checkReading(path: string, value: unknown, { dealValueInPatch, salesStages: stages }: Readings) {
    if (path === '/details/dealValue' && typeof value === 'string' && dealValueInPatch === 'number') {
        throw invalidRequest('details/dealValue: must be number', path);
    }
    const refused = stages === 'words' ? salesStages.percent : stages === 'percent' ? salesStages.words : [];
    if (path === '/salesStage' && refused.some((stage) => stage === value)) {
        throw invalidRequest(`salesStage: only ${stages} are taken`, path);
    }
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

import { invalidRequest } from '../../http/api-error.ts';
import type { Filter } from './parse-filter.ts';

/** The properties that Microsoft's pages show in a `$filter`. */
const documented = new Set([
    'engagementId',
    'status',
    'substatus',
    'updatedDateTime',
    'email',
    'qualification',
    'type',
    'direction',
    'customerProfile/address/country',
    'team/email'
]);

/** Refuses what no page documents: `or`, comparisons other than `eq`, other properties. Throws 400. */
export function checkDocumented(filter: Filter, prefix: Record<string, string[]> = {}): void {
    if (filter.kind === 'or') throw undocumented("the operator 'or'");
    if (filter.kind === 'and') return filter.parts.forEach((part) => checkDocumented(part, prefix));
    if (filter.kind === 'any') {
        return checkDocumented(filter.condition, { ...prefix, [filter.variable]: filter.path });
    }
    if (filter.comparison !== 'eq') throw undocumented(`the operator '${filter.comparison}'`);
    const [first = '', ...rest] = filter.path;
    const path = (prefix[first] ? [...prefix[first], ...rest] : filter.path).join('/');
    if (!documented.has(path)) throw undocumented(`the property '${path}'`);
}

const undocumented = (what: string) => invalidRequest(`$filter: ${what} is not supported.`, '$filter');

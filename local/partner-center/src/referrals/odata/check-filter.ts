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

/** The one property on which more than `eq` is plausible. */
const ORDERED = 'updatedDateTime';

/**
 * Refuses what no page documents: `or`, comparisons other than `eq`, other properties. `generic` also takes
 * what the swagger's description hints at. Throws 400.
 */
export function checkDocumented(
    filter: Filter,
    reading: 'documented' | 'generic',
    prefix: Record<string, string[]> = {}
): void {
    if (filter.kind === 'or' && reading === 'documented') throw undocumented("the operator 'or'");
    if (filter.kind === 'and' || filter.kind === 'or') {
        return filter.parts.forEach((part) => checkDocumented(part, reading, prefix));
    }
    if (filter.kind === 'any') {
        return checkDocumented(filter.condition, reading, { ...prefix, [filter.variable]: filter.path });
    }
    const [first = '', ...rest] = filter.path;
    const path = (prefix[first] ? [...prefix[first], ...rest] : filter.path).join('/');
    const generic = reading === 'generic' && path === ORDERED && filter.comparison !== 'ne';
    if (filter.comparison !== 'eq' && !generic) {
        throw undocumented(`the operator '${filter.comparison}' on '${path}'`);
    }
    if (!documented.has(path)) throw undocumented(`the property '${path}'`);
}

const undocumented = (what: string) => invalidRequest(`$filter: ${what} is not supported.`, '$filter');

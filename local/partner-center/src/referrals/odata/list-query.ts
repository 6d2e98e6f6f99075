import { invalidRequest } from '../../http/api-error.ts';
import { propertyNames } from '../../schemas/referral-schema.ts';

/** What a list was asked for, and where in it we are. */
export interface ListQuery {
    filter: string | null;
    orderBy: { property: 'createdDateTime' | 'updatedDateTime'; descending: boolean } | null;
    select: string[] | null;
    top: number | null;
    skip: number;
    count: boolean;
}

const known = ['$filter', '$orderby', '$select', '$top', '$skip', '$count', '$skiptoken'];

/** Reads the query options; an opaque `$skiptoken` stands for all of them. Throws 400 for anything else. */
export function readListQuery(options: URLSearchParams): ListQuery {
    for (const name of options.keys()) {
        if (!known.includes(name)) throw invalidRequest(`The query option ${name} is not supported.`, name);
        if (options.getAll(name).length > 1) throw invalidRequest(`${name} is given more than once.`, name);
    }
    const token = options.get('$skiptoken');
    if (token === null) {
        return {
            filter: options.get('$filter'),
            orderBy: readOrder(options.get('$orderby')),
            select: readSelect(options.get('$select')),
            top: readNumber(options, '$top'),
            skip: readNumber(options, '$skip') ?? 0,
            count: readCount(options.get('$count'))
        };
    }
    if (options.size > 1) throw invalidRequest('$skiptoken already holds the other options.', '$skiptoken');
    return readSkipToken(token);
}

export const toSkipToken = (query: ListQuery) => Buffer.from(JSON.stringify(query)).toString('base64url');

function readSkipToken(token: string): ListQuery {
    try {
        const query = JSON.parse(Buffer.from(token, 'base64url').toString()) as ListQuery;
        if (Number.isInteger(query.skip)) return query;
    } catch {
        // Refused below, as every other token that is not ours.
    }
    throw invalidRequest('The $skiptoken is not one that was given out.', '$skiptoken');
}

function readOrder(text: string | null): ListQuery['orderBy'] {
    if (text === null) return null;
    const match = /^(createdDateTime|updatedDateTime)(?: (asc|desc))?$/.exec(text.trim());
    if (!match)
        throw invalidRequest('$orderby: only createdDateTime or updatedDateTime, asc or desc.', '$orderby');
    return { property: match[1] as 'createdDateTime' | 'updatedDateTime', descending: match[2] === 'desc' };
}

function readSelect(text: string | null): string[] | null {
    if (text === null) return null;
    const names = text.split(',').map((name) => name.trim());
    const wrong = names.find((name) => !propertyNames.includes(name));
    if (wrong !== undefined) throw invalidRequest(`$select: '${wrong}' is not a property.`, '$select');
    return names;
}

function readNumber(options: URLSearchParams, name: string): number | null {
    const text = options.get(name);
    if (text === null) return null;
    if (!/^\d{1,9}$/.test(text)) throw invalidRequest(`${name}: a whole number, not below 0.`, name);
    return Number(text);
}

function readCount(text: string | null): boolean {
    if (text !== null && text !== 'true' && text !== 'false') {
        throw invalidRequest('$count: true or false.', '$count');
    }
    return text === 'true';
}

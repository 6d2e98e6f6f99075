import { List, type SObject, type SObjectDef } from 'apex-engine';
import type { RestContext, RestHandler } from '../rest/call.ts';
import { visibleObject, visibleRow } from '../rest/object-access.ts';
import { notFound, notImplemented, replyOf, RestError, restErrorOf } from '../rest/rest-error.ts';
import { recordRepresentation } from './record-representation.ts';

/** UI API, "Get Records from a Related List". */
const USUAL_PAGE = 50;
const LONGEST_PAGE = 249;

/** What is asked of one list: API names with their object, `Contact.Name`. */
interface Asked {
    fields: string[];
    optionalFields: string[];
    sortBy: string[];
    pageSize: number;
}

const names = (list: string | undefined): string[] => list?.split(',').filter(Boolean) ?? [];

/** `GET /ui-api/related-list-records/{parent}/{list}?fields=&optionalFields=&sortBy=&pageSize=` */
export const uiRelatedList: RestHandler = (context) => {
    const { fields, optionalFields, sortBy, pageSize } = supported(context);
    const asked = {
        fields: names(fields),
        optionalFields: names(optionalFields),
        sortBy: names(sortBy),
        pageSize: sizeOf(pageSize)
    };
    return { status: 200, body: listOf(context, context.params[0]!, context.params[1]!, asked) };
};

/**
 * `GET /ui-api/related-list-records/batch/{parent}/{list},{list}`; each parameter names its list:
 * `fields=Contacts:Contact.Name,Contact.Email;Cases:Case.Subject`. A list that fails has its own status.
 */
export const uiRelatedLists: RestHandler = (context) => {
    const { fields, optionalFields, sortBy, pageSize } = supported(context);
    const [parent = '', lists = ''] = context.params;
    const results = names(lists).map((list) => {
        try {
            const asked = {
                fields: names(ofList(fields, list)),
                optionalFields: names(ofList(optionalFields, list)),
                sortBy: names(ofList(sortBy, list)),
                pageSize: sizeOf(ofList(pageSize, list))
            };
            return { statusCode: 200, result: listOf(context, parent, list, asked) };
        } catch (error) {
            const { status, body } = replyOf(restErrorOf(error));
            return { statusCode: status, result: body };
        }
    });
    return { status: 200, body: { results } };
};

function supported({ call }: RestContext): Record<string, string | undefined> {
    for (const name of ['where', 'pageToken']) {
        if (call.query[name]) throw notImplemented(`${name} of a related list`);
    }
    return call.query;
}

/** `Contacts:a,b;Cases:c` for Contacts: `a,b`. */
function ofList(parameter: string | undefined, list: string): string | undefined {
    const parts = parameter?.split(';').map((part) => part.split(':')) ?? [];
    return parts.find(([name]) => name === list)?.[1];
}

function sizeOf(pageSize: string | undefined): number {
    const size = Number(pageSize ?? USUAL_PAGE);
    if (Number.isInteger(size) && size >= 1 && size <= LONGEST_PAGE) return size;
    throw new RestError(400, 'INVALID_PARAMETER', `pageSize must be 1 to ${LONGEST_PAGE}.`);
}

function listOf(context: RestContext, parentId: string, list: string, asked: Asked) {
    const { org } = context;
    const parent = org.runtime.db.byPrefix(parentId);
    if (!parent) throw notFound();
    visibleRow(org, parent, parentId);
    const relation = parent.childRelationships.get(list.toLowerCase());
    if (!relation) throw notFound(`${parent.name} has no related list ${list}`);
    const child = visibleObject(org, relation.child);
    const ids = idsOf(context, child, relation.field.name, parentId, asked);
    const records = ids
        .slice(0, asked.pageSize)
        .map((id) => recordRepresentation(org, org.runtime.db.get(id)!, asked.fields, asked.optionalFields));
    return {
        count: records.length,
        currentPageToken: '0',
        fields: asked.fields,
        listReference: {
            inContextOfRecordId: parentId,
            parentObjectApiName: parent.name,
            relatedListId: relation.name,
            type: 'relatedList'
        },
        nextPageToken: ids.length > asked.pageSize ? String(asked.pageSize) : null,
        optionalFields: asked.optionalFields,
        pageSize: asked.pageSize,
        previousPageToken: null,
        records,
        sortBy: asked.sortBy
    };
}

/** One more than the page holds, so that one sees that there are more; only what the user may see. */
function idsOf(
    { org }: RestContext,
    child: SObjectDef,
    lookup: string,
    parentId: string,
    { sortBy, pageSize }: Asked
): string[] {
    const order = sortBy.map((field) => {
        const [, descending, name] = /^(-?)(?:\w+\.)?([\w.]+)$/.exec(field) ?? [];
        if (!name) throw new RestError(400, 'INVALID_PARAMETER', `sortBy does not understand ${field}.`);
        return `${name} ${descending ? 'DESC' : 'ASC'}`;
    });
    const soql =
        `SELECT Id FROM ${child.name} WHERE ${lookup} = '${parentId}' ` +
        `ORDER BY ${[...order, 'CreatedDate ASC', 'Id ASC'].join(', ')} LIMIT ${pageSize + 1}`;
    return org.transaction(() => {
        const rows = org.runtime.soql.run(org.runtime.soql.parseDynamic(soql), () => null, {
            access: 'user'
        });
        return rows instanceof List ? rows.items.map((row) => String((row as SObject).fields.id)) : [];
    });
}

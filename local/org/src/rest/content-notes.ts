import { Blob, SObject, type Org, type Row } from 'apex-engine';
import type { RestContext, RestHandler, RestReply } from './call.ts';
import { describeBasic } from './describe.ts';
import { isObject, jsonBody, type JsonObject } from './json-body.ts';
import { visibleObject } from './object-access.ts';
import { notFound, RestError } from './rest-error.ts';
import { writeOne } from './write.ts';

/*
 * ContentNote is built on ContentVersion (Object Reference): a note is a file of type SNOTE, whose id is that
 * of its ContentDocument, and only Title and Content can be written. The rows are those of the file.
 */

/** `GET /sobjects/ContentNote` */
export const describeNotes: RestHandler = (context) => describeBasic({ ...context, params: ['ContentNote'] });

/** `POST /sobjects/ContentNote` */
export const createNote = ({ org, call, apiVersion }: RestContext): RestReply => {
    visibleObject(org, 'ContentNote');
    const { title, content } = noteInput(jsonBody(call.body));
    if (!title) throw missing('Title');
    const versionId = writeOne(org, 'insert', version(org, { title, content: content ?? Buffer.alloc(0) }));
    const id = String(rowOf(org, versionId)?.contentdocumentid);
    return {
        status: 201,
        body: { id, success: true, errors: [] },
        headers: { location: `/services/data/v${apiVersion}/sobjects/ContentNote/${id}` }
    };
};

/** `PATCH /sobjects/ContentNote/{id}`: a version of its own, without the custom fields of the one before. */
export const updateNote: RestHandler = ({ org, call, params }) => {
    const latest = latestOf(org, params[0]!);
    const { title, content } = noteInput(jsonBody(call.body));
    writeOne(
        org,
        'insert',
        version(org, {
            title: title ?? String(latest.title),
            content: content ?? (latest.versiondata as Blob).bytes,
            documentId: String(latest.contentdocumentid)
        })
    );
    return { status: 204 };
};

/** `GET /sobjects/ContentNote/{id}/Content`: the body itself, not JSON. */
export const noteContent: RestHandler = ({ org, params }) => ({
    status: 200,
    text: (latestOf(org, params[0]!).versiondata as Blob).bytes.toString('utf8'),
    headers: { 'content-type': 'application/octetstream' }
});

const rowOf = (org: Org, id: string): Row | undefined => org.runtime.db.byId.get(id);

/** The latest version of a note. Throws NOT_FOUND for what is no note, and in an org without notes. */
function latestOf(org: Org, id: string): Row {
    visibleObject(org, 'ContentNote');
    const document = rowOf(org, id);
    const latest = document && rowOf(org, String(document.latestpublishedversionid));
    const isNote = document?.$definition.name === 'ContentDocument' && latest?.filetype === 'SNOTE';
    if (!isNote || document.isdeleted) throw notFound();
    return latest;
}

function version(
    org: Org,
    { title, content, documentId }: { title: string; content: Buffer; documentId?: string }
): SObject {
    const record = new SObject(visibleObject(org, 'ContentVersion'));
    const fields = { title, pathonclient: `${title}.snote`, versiondata: new Blob(content) };
    Object.assign(record.fields, fields, documentId ? { contentdocumentid: documentId } : {});
    return record;
}

function noteInput(body: JsonObject): { title?: string; content?: Buffer } {
    if (!isObject(body)) throw new RestError(400, 'JSON_PARSER_ERROR', 'An object is wanted.');
    const unknown = Object.keys(body).find((name) => !['Title', 'Content', 'attributes'].includes(name));
    if (unknown) {
        const message = `Unable to create/update fields: ${unknown}. Only Title and Content of a note can be written.`;
        throw new RestError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, [unknown]);
    }
    const { Title, Content } = body;
    const isBase64 = /^[A-Za-z0-9+/\s]*={0,2}$/.test(String(Content ?? ''));
    if (!isBase64)
        throw new RestError(400, 'JSON_PARSER_ERROR', 'Content: a base64 value is wanted', ['Content']);
    return {
        ...(typeof Title === 'string' ? { title: Title } : {}),
        ...(typeof Content === 'string' ? { content: Buffer.from(Content, 'base64') } : {})
    };
}

const missing = (field: string) =>
    new RestError(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, [field]);

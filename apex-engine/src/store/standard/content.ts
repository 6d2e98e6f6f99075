import { createHash } from 'node:crypto';
import type { OrgRuntime } from '../../org/runtime.ts';
import { Blob } from '../../values/index.ts';
import { reference, text, type Row } from '../row.ts';
import { putDerived } from './derived-row.ts';

const FILE_TYPES: Record<string, string> = {
    docx: 'WORD_X',
    xlsx: 'EXCEL_X',
    pptx: 'POWER_POINT_X',
    doc: 'WORD',
    xls: 'EXCEL',
    ppt: 'POWER_POINT',
    txt: 'TEXT'
};

const bytesOf = (value: unknown): Buffer => (value instanceof Blob ? value.bytes : Buffer.alloc(0));

export function deriveContentVersion(row: Row): void {
    row.pathonclient ||= row.title;
    const path = text(row, 'pathonclient');
    const extension = /\.([^.]+)$/.exec(path)?.[1] ?? null;
    row.fileextension = extension;
    row.filetype = extension ? (FILE_TYPES[extension.toLowerCase()] ?? extension.toUpperCase()) : 'UNKNOWN';
    row.title ||= path.replace(/\.[^.]+$/, '');
    const bytes = bytesOf(row.versiondata);
    row.contentsize = bytes.length;
    row.checksum = createHash('md5').update(bytes).digest('hex');
    row.islatest = true;
    row.versionnumber ||= '1';
}

export function deriveContentDistribution(runtime: OrgRuntime, row: Row): void {
    row.contentdownloadurl =
        'https://apexrunner.file.force.com/sfc/dist/version/download/?ids=' + text(row, 'contentversionid');
    row.distributionpublicurl = `https://apexrunner.my.salesforce.com/sfc/p/${row.id}`;
    row.ownerid ||= runtime.user.id;
}

export function deriveAttachment(row: Row): void {
    row.bodylength = bytesOf(row.body).length;
}

/** A first version makes its document, with links; a later one becomes the document's latest. */
export function placeContentVersion(runtime: OrgRuntime, version: Row): void {
    if (version.contentdocumentid) replaceLatest(runtime, version);
    else newDocument(runtime, version);
}

function newDocument(runtime: OrgRuntime, version: Row): void {
    const document = putDerived(runtime, 'ContentDocument', version, {
        title: version.title,
        ownerid: runtime.user.id,
        latestpublishedversionid: version.id,
        filetype: version.filetype,
        fileextension: version.fileextension,
        contentsize: version.contentsize
    });
    version.contentdocumentid = document.id;
    const link = (linkedentityid: unknown, sharetype: string) =>
        putDerived(runtime, 'ContentDocumentLink', version, {
            contentdocumentid: document.id,
            linkedentityid,
            sharetype,
            visibility: 'AllUsers'
        });
    link(runtime.user.id, 'I');
    const place = version.firstpublishlocationid;
    if (place && place !== runtime.user.id) link(place, 'V');
}

function replaceLatest({ db }: OrgRuntime, version: Row): void {
    for (const earlier of db.rows(version.$definition)) {
        if (earlier.contentdocumentid !== version.contentdocumentid || earlier.id === version.id) continue;
        db.put(version.$definition, earlier.id, { ...earlier, islatest: false });
        const next = Number(earlier.versionnumber) + 1;
        version.versionnumber = String(Math.max(Number(version.versionnumber), next));
    }
    const document = db.get(reference(version, 'contentdocumentid'));
    if (document)
        db.put(document.$definition, document.id, {
            ...document,
            latestpublishedversionid: version.id,
            title: version.title,
            contentsize: version.contentsize
        });
}

import { CosellError, type ErrorCode } from '@cosell/contracts';
import { ZodError } from 'zod';
import type { MappingInForce } from '@cosell/contracts/setup-answers';
import type { SalesforceClient } from '../salesforce/client.ts';
import { publishedMapping } from '../salesforce/published-mapping.ts';
import { troubleOf } from '../setup/trouble.ts';
import type { Store } from '../store/types.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { readMapping, type Mapping } from '../sync/mapping/document.ts';

export interface MappingSource {
    /** As published, without the org's stages. A run takes it once and keeps it to its end. */
    current(): Mapping;
    inForce(): MappingInForce;
    /** Reads the newest active version; what cannot be read leaves the last good one in force. */
    refresh(salesforce: Pick<SalesforceClient, 'query'>): Promise<MappingInForce>;
}

/** What was read last, so that a relay whose mapping cannot be read goes on with that one after a restart. */
interface Cached {
    version: number | null;
    document: unknown;
    readAt: string;
}

const SETTING = 'mapping';
/**
 * The mapping in force: an operator's file (RELAY_MAPPING_FILE), else the version that is published in
 * Salesforce, else the one that comes with the relay.
 */
export async function createMappingSource(options: {
    /** Null: no RELAY_MAPPING_FILE. */
    file: Mapping | null;
    store: Pick<Store, 'readSetting' | 'writeSetting'>;
    now: () => Date;
    log: { info(detail: object, text: string): void; warn(detail: object, text: string): void };
}): Promise<MappingSource> {
    const { file, store, now, log } = options;
    let mapping = file ?? defaultMapping;
    let state: MappingInForce = {
        source: file ? 'file' : 'built in',
        version: null,
        readAt: null,
        trouble: null
    };

    function take({ version, document, readAt }: Cached): void {
        mapping = readMapping(document);
        state = { source: 'salesforce', version, readAt, trouble: null };
    }
    if (!file) {
        const cached = (await store.readSetting(SETTING)) as Cached | null;
        try {
            if (cached) take(cached);
        } catch (err) {
            log.warn({ err }, 'The mapping that was read last is none for this version of the relay.');
        }
    }

    async function readNewest(salesforce: Pick<SalesforceClient, 'query'>): Promise<void> {
        const published = await publishedMapping(salesforce);
        const readAt = now().toISOString();
        if (!published) {
            mapping = defaultMapping;
            state = { source: 'built in', version: null, readAt, trouble: null };
            await store.writeSetting(SETTING, null);
            return;
        }
        const before = state.version;
        const { version } = published;
        const read = { version, document: parse(published.text), readAt };
        take(read);
        if (before === version) return;
        await store.writeSetting(SETTING, read);
        log.info({ version }, 'A published mapping is in force.');
    }

    return {
        current: () => mapping,
        inForce: () => state,
        async refresh(salesforce) {
            if (file) return state;
            try {
                await readNewest(salesforce);
            } catch (err) {
                const code = codeOf(err);
                log.warn(
                    { err, code },
                    'The published mapping could not be taken; the last good one counts.'
                );
                state = { ...state, trouble: troubleOf(code) };
            }
            return state;
        }
    };
}

function codeOf(err: unknown): ErrorCode {
    if (err instanceof CosellError) return err.code;
    return err instanceof ZodError ? 'MAPPING_INVALID' : 'UNEXPECTED';
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch (cause) {
        throw new CosellError('MAPPING_NOT_JSON', '', { cause });
    }
}

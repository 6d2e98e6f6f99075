import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import type { AnonymousResult } from 'apex-engine';

/** What a client of the Apex SOAP API has sent: `urn:` and other prefixes are its own business. */
export interface SoapCall {
    sessionId: string;
    operation: string;
    /** Of executeAnonymous. */
    source: string;
}

const APEX = 'http://soap.sforce.com/2006/08/apex';
const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: false });
const builder = new XMLBuilder({ ignoreAttributes: false, suppressBooleanAttributes: false });
const NIL = { '@_xsi:nil': 'true' };

type Node = Record<string, unknown> | undefined;

/** Null where it is no envelope. */
export function readCall(xml: string): SoapCall | null {
    try {
        const envelope = (parser.parse(xml) as Record<string, Node>)['Envelope'];
        const body = envelope?.['Body'] as Node;
        const header = envelope?.['Header'] as Node;
        const operation = Object.keys(body ?? {}).find((name) => name !== '#text');
        if (!operation) return null;
        const session = header?.['SessionHeader'] as Node;
        const asked = body?.[operation] as Node;
        return {
            sessionId: textOf(session?.['sessionId']).trim(),
            operation,
            source: textOf(asked?.['apexcode'])
        };
    } catch {
        return null;
    }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/sforce_api_calls_executeanonymous.htm */
export function anonymousAnswer(result: AnonymousResult): string {
    const { log, ...told } = result;
    const cells = Object.entries(told).sort(([one], [other]) => one.localeCompare(other));
    return envelope({
        'soapenv:Header': { DebuggingInfo: { debugLog: log } },
        'soapenv:Body': {
            executeAnonymousResponse: {
                result: Object.fromEntries(cells.map(([name, value]) => [name, value === null ? NIL : value]))
            }
        }
    });
}

/** @param code without its prefix */
export const fault = (code: string, message: string): string =>
    envelope({
        'soapenv:Body': {
            'soapenv:Fault': { faultcode: `sf:${code}`, faultstring: `${code}: ${message}` }
        }
    });

const envelope = (content: object): string =>
    '<?xml version="1.0" encoding="UTF-8"?>' +
    builder.build({
        'soapenv:Envelope': {
            '@_xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
            '@_xmlns': APEX,
            '@_xmlns:sf': APEX,
            '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
            ...content
        }
    });

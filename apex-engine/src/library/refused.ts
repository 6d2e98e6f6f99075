import { Unsupported } from '../values/index.ts';
import type { Library } from './library.ts';

/** Classes that compile and are refused by name when they run. */
const REFUSED: Record<string, string[]> = {
    WebServiceCallout: ['static void invoke(Object, Object, Map<String,Object>, List<String>)'],
    'Compression.ZipWriter': ['new()'],
    'DataWeave.Result': ['Object getValue()', 'String getValueAsString()'],
    'DataWeave.Script': [
        'static DataWeave.Script createScript(String)',
        'static DataWeave.Script createScript(String, String)',
        'DataWeave.Result execute(Map<String,Object>)'
    ],
    XmlStreamReader: ['new(String)'],
    XmlStreamWriter: ['new()'],
    'Dom.Document': ['new()']
};

export function defineRefused(library: Library): void {
    for (const [name, signatures] of Object.entries(REFUSED)) {
        const refuse = (): never => {
            throw new Unsupported(name.replace('DataWeave.Script', 'DataWeave'));
        };
        library.defineAny(name, Object.fromEntries(signatures.map((signature) => [signature, refuse])));
    }
}

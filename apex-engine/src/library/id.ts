import { id18 } from '../values/index.ts';
import type { Library } from './library.ts';
import { hashOfText } from './text-hash.ts';

export function defineId(library: Library): void {
    const { runtime } = library;
    library.define('Id', {
        'static Id valueOf(String)': (text) => runtime.ops.toId(text),
        'static Id valueOf(String, Boolean)': (text) => runtime.ops.toId(text),
        'SObjectType getSObjectType()': (id) => {
            const object = runtime.db.byPrefix(id);
            return object ? runtime.sotype(object) : library.fail('SObjectException', `Invalid Id ${id}`);
        },
        'String to15()': (id) => id.slice(0, 15),
        'Boolean equals(Object)': (id, other) =>
            typeof other === 'string' && id18(id) === (other.length === 15 ? id18(other) : other),
        'void addError(String?)': () => library.fail('FinalException', 'addError on a detached field'),
        'Integer hashCode()': hashOfText,
        'String toString()': (id) => id
    });
}

import type { PlatformObject, Value } from '../values/index.ts';
import { ApexObject, ApexSet, List } from '../values/index.ts';
import type { Library } from './library.ts';

type Iterator = PlatformObject & { has(): boolean; next(): Value };

declare module './apex-types.ts' {
    interface ApexTypes {
        Iterator: Iterator | ApexObject;
        Iterable: List | ApexSet | ApexObject;
        'Iterator<T>': PlatformObject;
        'Iterable<T>': Value;
        'Comparator<T>': ApexObject;
    }
}

/** An Apex Iterator over what the array holds while it goes on. */
export function iteratorOver(library: Library, items: Value[]): PlatformObject {
    let place = 0;
    return library.object('Iterator', {
        $iter: () => items[Symbol.iterator](),
        has: () => place < items.length,
        next: () =>
            place < items.length
                ? items[place++]!
                : library.fail('NoSuchElementException', 'Iterator has no more elements')
    });
}

/** Both are the platform's own and may be implemented by a class of the project. */
export function defineIterator(library: Library): void {
    const { runtime } = library;
    library.define(
        'System.Iterator',
        {
            'Boolean hasNext()': (iterator) =>
                iterator instanceof ApexObject
                    ? (runtime.invoke(iterator, 'hasNext', []) as boolean)
                    : iterator.has(),
            'T next()': (iterator) =>
                iterator instanceof ApexObject ? runtime.invoke(iterator, 'next', []) : iterator.next()
        },
        { parameters: ['T'] }
    );
    library.define(
        'System.Iterable',
        {
            'Iterator<T> iterator()': (source) => {
                if (source instanceof List) return iteratorOver(library, source.items);
                if (source instanceof ApexSet) return iteratorOver(library, source.values());
                return runtime.invoke(source, 'iterator', []) as PlatformObject;
            }
        },
        { parameters: ['T'] }
    );
    library.makeInterface('Iterator');
    library.makeInterface('Iterable');
}

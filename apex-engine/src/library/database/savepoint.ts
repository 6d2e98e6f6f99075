import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';

type Savepoint = PlatformObject & { mark: number; released?: boolean };

declare module '../apex-types.ts' {
    interface ApexTypes {
        Savepoint: Savepoint;
    }
}

export function defineSavepoint(library: Library): void {
    const { runtime } = library;
    const countStatement = (): void => runtime.limits.hit('dml', 1, 'Too many DML statements');
    library.define('System.Savepoint', {});
    library.alias('database.savepoint', 'Savepoint');
    library.define('Database', {
        'static Savepoint setSavepoint()': () => {
            countStatement();
            return library.object('Savepoint', { mark: runtime.db.mark() });
        },
        'static void rollback(Savepoint)': ({ mark, released }) => {
            countStatement();
            if (released) library.fail('TypeException', 'Savepoint is invalid');
            runtime.db.rollback(mark);
        },
        // Nothing can be rolled back to it any more, so a callout may follow.
        'static void releaseSavepoint(Savepoint)': (savepoint) => {
            savepoint.released = true;
            runtime.uncommitted = false;
        }
    });
}

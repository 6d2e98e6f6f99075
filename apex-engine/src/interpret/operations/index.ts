import { arithmetic } from './arithmetic.ts';
import { collections } from './collections.ts';
import type { CollectionContext } from './collections.ts';
import { comparison } from './comparison.ts';
import { conversion } from './conversion.ts';
import { customData } from './custom-data.ts';
import type { CustomDataContext } from './custom-data.ts';
import { isCaught } from './is-caught.ts';
import { members } from './members.ts';
import type { MemberContext } from './members.ts';
import { objects } from './objects.ts';
import type { ObjectContext } from './objects.ts';
import { records } from './records.ts';
import { tokens } from './tokens.ts';
import type { TokenContext } from './tokens.ts';
import { transactions } from './transactions.ts';
import type { TransactionContext } from './transactions.ts';
import type { TypeTestContext } from './type-tests.ts';

/** What the operations ask of the runtime. */
export type OperationsContext = CollectionContext &
    CustomDataContext &
    MemberContext &
    ObjectContext &
    TokenContext &
    TransactionContext &
    TypeTestContext;

/** What compiled code calls as `$`. */
export function makeOperations(runtime: OperationsContext) {
    const converting = conversion(runtime);
    const ofRecords = records(runtime);
    return {
        ...arithmetic(runtime),
        ...collections(runtime),
        ...comparison(),
        ...converting,
        ...customData(runtime),
        ...members(runtime, { ...converting, ...ofRecords }),
        ...objects(runtime),
        ...ofRecords,
        ...tokens(runtime),
        ...transactions(runtime),
        isCaught
    };
}

export type Operations = ReturnType<typeof makeOperations>;
